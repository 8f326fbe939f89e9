"""What helps to write a notice: finding all that is wrong with its folder, a skeleton from its text, a look at it."""
