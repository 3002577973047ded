package dev.troth.platform.contract;

import java.util.List;

/**
 * The words a text has by now, of which more may come at any time: in the contract an enum that is open. A class that is one stands in a
 * {@code @Schema(implementation = …)} for the text, names its schema, and has a constructor without parameters.
 */
public interface OpenVocabulary {

    /** In the order in which the contract shows them. */
    List<String> words();
}
