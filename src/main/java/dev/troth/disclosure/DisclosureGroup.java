package dev.troth.disclosure;

import dev.troth.platform.figures.GroupKey;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/** What disclosures are grouped by; a month or a year is that in which the discloser knew, in UTC. */
public enum DisclosureGroup implements GroupKey {
    CLIENT_ID("clientId", disclosure -> disclosure.clientId().toString()),
    MONTH("month", disclosure -> written("uuuu-MM", disclosure)),
    YEAR("year", disclosure -> written("uuuu", disclosure)),
    KIND("kind", disclosure -> disclosure.kind().name()),
    SEVERITY("severity", disclosure -> disclosure.fields().severity().name()),
    DISCLOSER("discloser", disclosure -> disclosure.discloser().name());

    private final String word;
    private final Function<Disclosure, String> key;

    DisclosureGroup(String word, Function<Disclosure, String> key) {
        this.word = word;
        this.key = key;
    }

    @Override
    public String word() {
        return word;
    }

    String key(Disclosure disclosure) {
        return key.apply(disclosure);
    }

    private static String written(String pattern, Disclosure disclosure) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(disclosure.awareAt().atOffset(ZoneOffset.UTC));
    }
}
