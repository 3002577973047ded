package dev.troth.support;

import io.restassured.RestAssured;
import java.net.URL;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Prometheus gets when it asks. */
public final class Scrape {

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern LABEL_NAME = Pattern.compile("[{,]([a-z_]+)=");

    private final String text;
    private final Map<String, Double> samples = new TreeMap<>();

    private Scrape(String text) {
        this.text = text;
        text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            if (!sample.matches()) {
                throw new AssertionError("not a sample: " + line);
            }
            samples.put(sample.group(1) + labels(sample.group(2)), Double.parseDouble(sample.group(3).replace("+Inf", "Infinity")));
        });
    }

    /** @param metrics where the service under test has them */
    public static Scrape of(URL metrics) {
        return new Scrape(RestAssured.given().accept("text/plain").get(metrics).then().statusCode(200).extract().asString());
    }

    public String text() {
        return text;
    }

    /** The value of a series, by its name and labels in order, as {@code name{a=x,b=y}}; 0 where there is none. */
    public double value(String series) {
        return samples.getOrDefault(series, 0.0);
    }

    /** Name and labels of all there is. */
    public Set<String> series() {
        return samples.keySet();
    }

    public Set<String> names() {
        return series().stream().map(series -> series.replaceAll("\\{.*", "")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the labels that the series of a metric have. */
    public Set<String> labelsOf(String name) {
        return series().stream().filter(series -> series.startsWith(name + "{")).flatMap(series -> LABEL_NAME.matcher(series).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String labels(String written) {
        if (written == null) {
            return "";
        }
        Map<String, String> labels = new TreeMap<>();
        LABEL.matcher(written).results().forEach(found -> labels.put(found.group(1), found.group(2)));
        return labels.entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()).collect(Collectors.joining(",", "{", "}"));
    }
}
