"""Plans in prose: headings, tags that name units, and the sentences each tag governs."""
