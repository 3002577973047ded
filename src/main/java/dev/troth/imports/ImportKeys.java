package dev.troth.imports;

import java.util.regex.Pattern;

/** How imports and their lines may be called. */
final class ImportKeys {

    static final int LONGEST = 100;
    /** In words, for those who chose another. */
    static final String RULE = "must be 1 to " + LONGEST + " letters, digits or . _ : -";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._:-]{1," + LONGEST + "}");

    private ImportKeys() {
    }

    static boolean isKey(String key) {
        return key != null && SHAPE.matcher(key).matches();
    }
}
