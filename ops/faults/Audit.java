import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the record says after a fault: asked of the service as a caller would, and of the database, where what is half written would lie. */
final class Audit {

    private static final Pattern ITEM = Pattern.compile("\\{\"id\":\"([^\"]+)\",\"(?:name|title)\":\"([^\"]+)\"(?:,\"status\":\"([A-Z]+)\")?}");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    /** Each counts what is there without what belongs to it. */
    private static final Map<String, String> HALVES = new LinkedHashMap<>();

    static {
        HALVES.put("clients without an entry in the journal",
                "select count(*) from client c where tenant_id = '%1$s' and not exists (select from journal j where j.tenant_id = c.tenant_id and j.record_id = c.id)");
        HALVES.put("commitments without an entry in the journal",
                "select count(*) from commitment c where tenant_id = '%1$s' and not exists (select from journal j where j.tenant_id = c.tenant_id and j.record_id = c.id)");
        HALVES.put("entries in the journal of nothing", "select count(*) from journal j where tenant_id = '%1$s' and not exists (select from client c where "
                + "c.tenant_id = j.tenant_id and c.id = j.record_id) and not exists (select from commitment c where c.tenant_id = j.tenant_id and c.id = j.record_id)");
        HALVES.put("deliveries without a line in the ledger", "select count(*) from commitment c where tenant_id = '%1$s' and status = 'DELIVERED' and not exists "
                + "(select from ledger l where l.tenant_id = c.tenant_id and l.source_id = c.id)");
        HALVES.put("lines in the ledger without a delivery", "select count(*) from ledger l where tenant_id = '%1$s' and not exists "
                + "(select from commitment c where c.tenant_id = l.tenant_id and c.id = l.source_id and status = 'DELIVERED')");
        HALVES.put("commitments whose moves and entries differ in number", "select count(*) from commitment c where tenant_id = '%1$s' and (select count(*) from journal j "
                + "where j.tenant_id = c.tenant_id and j.record_id = c.id) <> case status when 'DELIVERED' then 2 else 1 end");
        HALVES.put("first answers without what they are about", "select count(*) from idempotency i where tenant_id = '%1$s' and not exists "
                + "(select from client c where c.tenant_id = i.tenant_id and c.name = i.key) and not exists "
                + "(select from commitment c where c.tenant_id = i.tenant_id and (c.title = i.key or c.title || '-delivered' = i.key and status = 'DELIVERED'))");
        HALVES.put("commitments without a first answer", "select count(*) from commitment c where tenant_id = '%1$s' and not exists "
                + "(select from idempotency i where i.tenant_id = c.tenant_id and i.key = c.title)");
        HALVES.put("entries that wait for their seal", "select count(*) from journal_pending where tenant_id = '%1$s'");
    }

    int lost;
    int duplicated;
    final List<String> wrong = new ArrayList<>();

    private final Load load;
    private final String address;

    private Audit(Load load, String address) {
        this.load = load;
        this.address = address;
    }

    static Audit examine(Load load, String address, Postgres server, String database) throws Exception {
        Audit audit = new Audit(load, address);
        audit.compare(load.clients, Map.of(), audit.all("/v1/clients?limit=200&fields=id,name"), "client");
        audit.compare(load.commitments, load.delivered, audit.all("/v1/commitments?limit=200&fields=id,title,status"), "commitment");
        audit.rebuild();
        String chain = load.body(address, "/v1/journal/verify");
        if (chain.contains("\"broken\"") || !chain.contains("\"pending\":0")) {
            audit.wrong.add("the journal: " + chain);
        }
        for (Map.Entry<String, String> half : HALVES.entrySet()) {
            String count = server.sql(database, half.getValue().formatted(load.tenant));
            if (!count.equals("0")) {
                audit.wrong.add(half.getKey() + ": " + count);
            }
        }
        audit.order(server, database);
        return audit;
    }

    /** Every page; each item as id, name, status. */
    private List<String[]> all(String path) throws IOException, InterruptedException {
        List<String[]> items = new ArrayList<>();
        String next = "";
        while (next != null) {
            String page = load.body(address, path + (next.isEmpty() ? "" : "&after=" + next));
            Matcher item = ITEM.matcher(page);
            while (item.find()) {
                items.add(new String[] {item.group(1), item.group(2), item.group(3)});
            }
            Matcher more = NEXT.matcher(page);
            next = more.find() ? more.group(1) : null;
        }
        return items;
    }

    private void compare(Map<String, String> acknowledged, Map<String, String> deliveries, List<String[]> found, String kind) {
        Map<String, String[]> byName = new HashMap<>();
        for (String[] item : found) {
            if (byName.put(item[1], item) != null) {
                duplicated++;
                wrong.add("twice: " + kind + " " + item[1]);
            }
        }
        acknowledged.forEach((name, id) -> {
            String[] item = byName.get(name);
            if (item == null || !item[0].equals(id) || deliveries.containsKey(name) && !"DELIVERED".equals(item[2])) {
                lost++;
                wrong.add("lost: " + kind + " " + name);
            }
        });
    }

    /** The running sums of clients equal their rebuild from the ledger. */
    private void rebuild() throws IOException, InterruptedException {
        for (String id : load.clients.values()) {
            String proof = load.body(address, "/v1/clients/" + id + "/trust-score/rebuild");
            if (!proof.contains("\"equal\":true")) {
                wrong.add("the ledger: " + proof);
            }
        }
    }

    /** What a writer heard of first has its seal first, and no number is missing. */
    private void order(Postgres server, String database) throws Exception {
        Map<String, Integer> places = new HashMap<>();
        Set<String> ids = new HashSet<>();
        int expected = 0;
        for (String row : server.sql(database, "select s.seq, j.record_id, j.id from journal_seal s join journal j on j.tenant_id = s.tenant_id and j.id = s.entry_id "
                + "where s.tenant_id = '%s' order by s.seq".formatted(load.tenant)).split("\n")) {
            String[] columns = row.split("\\|");
            expected++;
            if (Integer.parseInt(columns[0]) != expected || !ids.add(columns[2])) {
                wrong.add("the seal " + columns[0] + " is not the one after " + (expected - 1));
                return;
            }
            places.putIfAbsent(columns[1], expected);
        }
        for (List<String> acknowledged : load.acknowledgedByWriter) {
            int before = 0;
            for (String id : acknowledged) {
                int place = places.getOrDefault(id, 0);
                if (place <= before) {
                    wrong.add("out of order in the journal: " + id);
                    return;
                }
                before = place;
            }
        }
    }
}
