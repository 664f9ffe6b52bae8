"""The shell face: click commands, words in, words out."""
