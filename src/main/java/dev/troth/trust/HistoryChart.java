package dev.troth.trust;

import dev.troth.trust.TrustHistory.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A history as a line in an SVG: the score from 0 to 100 with its interval as a band, told in words to those who do not see it. */
final class HistoryChart {

    static final String MEDIA_TYPE = "image/svg+xml";

    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int LEFT = 44;
    private static final int RIGHT = 60;
    private static final int TOP = 34;
    private static final int BOTTOM = 34;
    private static final int GRID = 25;
    private static final int FULL = 100;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private final TrustHistory history;
    private final List<Point> points;
    private final Point first;
    private final Point last;

    HistoryChart(TrustHistory history) {
        this.history = history;
        this.points = history.points();
        this.first = points.get(0);
        this.last = points.get(points.size() - 1);
    }

    String svg() {
        String id = history.clientId() + "-" + history.subject().name().toLowerCase(Locale.ROOT);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="title-%s desc-%s" \
                font-family="system-ui, sans-serif" font-size="12">
                <title id="title-%s">%s</title>
                <desc id="desc-%s">%s</desc>
                <rect width="%d" height="%d" fill="#ffffff"/>
                <text x="%d" y="20" font-size="14" font-weight="600" fill="#1b2733">%s</text>
                %s%s<path d="%s" fill="#0b5cad" fill-opacity=".16"/>
                <polyline points="%s" fill="none" stroke="#0b5cad" stroke-width="2" stroke-linejoin="round"/>
                <circle cx="%s" cy="%s" r="4" fill="#0b5cad"/>
                <text x="%s" y="%s" font-size="14" font-weight="600" fill="#0b5cad">%s</text>
                </svg>
                """.formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, id, id, id, escaped(title()), id, escaped(description()), WIDTH, HEIGHT, LEFT,
                escaped(title()), grid(), dates(), band(), line(points, Point::trust), number(x(last)), number(y(last.trust())),
                number(x(last) + 8), number(y(last.trust()) + 5), last.score());
    }

    private String title() {
        return "Trust score of the " + history.subject().name().toLowerCase(Locale.ROOT);
    }

    private String description() {
        return "From " + DAY.format(first.asOf()) + " to " + DAY.format(last.asOf()) + ", in " + points.size() + (points.size() == 1 ? " point" : " points")
                + ". First: " + words(first) + ". Last: " + words(last) + ". The shaded band is the interval the score lies in with nine chances in ten.";
    }

    private static String words(Point point) {
        return point.score() + " of 100, between " + TrustScoreView.points(point.interval().low()) + " and "
                + TrustScoreView.points(point.interval().high()) + ", " + point.band();
    }

    private String grid() {
        return IntStream.rangeClosed(0, FULL / GRID).map(i -> i * GRID).mapToObj(score -> {
            String y = number(y(score / (double) FULL));
            return "<line x1=\"%d\" y1=\"%s\" x2=\"%d\" y2=\"%s\" stroke=\"#d5dce3\"/>\n<text x=\"%d\" y=\"%s\" text-anchor=\"end\" fill=\"#4a5866\">%d</text>\n"
                    .formatted(LEFT, y, WIDTH - RIGHT, y, LEFT - 8, number(y(score / (double) FULL) + 4), score);
        }).collect(Collectors.joining());
    }

    /** The first and the last day, and the one between where there is room for it. */
    private String dates() {
        Instant middle = first.asOf().plus(Duration.between(first.asOf(), last.asOf()).dividedBy(2));
        return date(LEFT, "start", first.asOf()) + (points.size() < 2 ? "" : date((LEFT + WIDTH - RIGHT) / 2, "middle", middle)
                + date(WIDTH - RIGHT, "end", last.asOf()));
    }

    private static String date(int x, String anchor, Instant day) {
        return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"#4a5866\">%s</text>\n".formatted(x, HEIGHT - 12, anchor, DAY.format(day));
    }

    private String band() {
        List<Point> backwards = IntStream.rangeClosed(1, points.size()).mapToObj(i -> points.get(points.size() - i)).toList();
        return "M " + Stream.of(line(points, p -> p.interval().high()), line(backwards, p -> p.interval().low())).collect(Collectors.joining(" L ")) + " Z";
    }

    private String line(List<Point> along, ToDoubleFunction<Point> value) {
        return along.stream().map(point -> number(x(point)) + "," + number(y(value.applyAsDouble(point)))).collect(Collectors.joining(" "));
    }

    private double x(Point point) {
        double whole = Duration.between(first.asOf(), last.asOf()).toNanos();
        double part = whole == 0 ? 1 : Duration.between(first.asOf(), point.asOf()).toNanos() / whole;
        return LEFT + part * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double trust) {
        return TOP + (1 - trust) * (HEIGHT - TOP - BOTTOM);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
