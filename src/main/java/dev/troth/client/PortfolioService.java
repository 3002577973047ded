package dev.troth.client;

import dev.troth.client.PortfolioRanking.Mark;
import dev.troth.client.PortfolioRanking.Sort;
import dev.troth.platform.paging.Cursor;
import dev.troth.platform.paging.Page;
import dev.troth.platform.problem.Refusal;
import dev.troth.trust.Portfolio;
import dev.troth.trust.Standing;
import dev.troth.trust.model.Band;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * All clients ranked by what can be counted on: the low end of the interval, so that a newcomer or a reset identity gains nothing
 * (TRUST-MODEL.md section 2, Interval).
 */
@ApplicationScoped
public class PortfolioService {

    private final Portfolio portfolio;
    private final ClientRepository clients;
    private final Clock clock;

    PortfolioService(Portfolio portfolio, ClientRepository clients, Clock clock) {
        this.portfolio = portfolio;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * @param bands none for all
     * @param stages none for all
     * @param sort low or trust, falling with a leading minus sign; -low where absent
     * @param after the token of the page before, null for the first: it carries the instant and the policy that all pages are read by
     */
    public Page<PortfolioItem> ranked(Party subject, List<Band> bands, List<Client.Stage> stages, String sort, String after, int limit) {
        String by = sort == null ? "-low" : sort;
        Sort key = sort(by);
        String asked = "portfolio " + subject + bands + stages + by;
        Mark mark = after == null ? null : Mark.of(Cursor.parse(after, asked));
        Instant asOf = mark == null ? clock.instant().truncatedTo(ChronoUnit.MICROS) : mark.asOf();
        PortfolioRanking ranking = new PortfolioRanking(key, by.startsWith("-"), limit, mark);
        Set<UUID> atStage = stages.isEmpty() ? null : new HashSet<>(clients.atStages(stages));
        Consumer<Standing> offered = standing -> {
            if ((bands.isEmpty() || bands.contains(standing.band())) && (atStage == null || atStage.contains(standing.clientId()))) {
                ranking.offer(standing);
            }
        };
        if (mark == null || mark.policy() == null) {
            portfolio.standings(subject, asOf, offered);
        } else {
            portfolio.standings(subject, asOf, mark.policy(), offered);
        }
        List<Standing> page = ranking.page();
        Map<UUID, String> names = clients.names(page.stream().map(Standing::clientId).toList());
        return new Page<>(page.stream().map(standing -> PortfolioItem.of(standing, names.get(standing.clientId()), asOf)).toList(),
                ranking.hasMore() ? ranking.next(asOf).token(asked) : null, Page.Total.exactly(ranking.count()));
    }

    private static Sort sort(String by) {
        return switch (by.startsWith("-") ? by.substring(1) : by) {
            case "low" -> Sort.LOW;
            case "trust" -> Sort.TRUST;
            default -> throw Refusal.parameter("sort", "must be one of " + String.join(", ", names()) + ", with a leading - to fall");
        };
    }

    private static List<String> names() {
        return List.of(Sort.values()).stream().map(sort -> sort.name().toLowerCase(Locale.ROOT)).toList();
    }
}
