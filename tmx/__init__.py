"""Translation units and where they live: exchange files and, in time, the memory."""
