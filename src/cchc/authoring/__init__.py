"""What those who write definitions down need: all that is wrong with a folder, its tests, a beginning.

Nothing here is needed to judge counts.
"""
