package dev.troth.platform.http;

import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.troth.platform.problem.Refusal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The fields a caller asks for, as the writer of JSON passes them on: a name, or names within it. */
final class Selection extends TokenFilter {

    private final Map<String, Selection> chosen = new TreeMap<>();

    /**
     * @param fields names separated by commas, with dots those within others
     * @param type   what has the fields
     * @throws Refusal for a name that is not one of its fields, is empty or is there twice
     */
    static Selection of(String fields, JavaType type, ObjectMapper mapper) {
        Selection selection = new Selection();
        for (String path : fields.split(",", -1)) {
            selection.choose(path, type, mapper);
        }
        return selection;
    }

    private void choose(String path, JavaType type, ObjectMapper mapper) {
        Selection at = this;
        JavaType within = type;
        String[] names = path.split("\\.", -1);
        for (int i = 0; i < names.length; i++) {
            within = field(names[i], within, mapper);
            boolean last = i == names.length - 1;
            Selection known = at.chosen.get(names[i]);
            if (known != null && (last || known.isWhole())) {
                throw Refusal.parameter(SparseFields.PARAMETER, "has " + names[i] + " more than once");
            }
            at = at.chosen.computeIfAbsent(names[i], none -> new Selection());
        }
    }

    private static JavaType field(String name, JavaType within, ObjectMapper mapper) {
        JavaType type = within.isCollectionLikeType() ? within.getContentType() : within;
        BeanDescription known = mapper.getSerializationConfig().introspect(type);
        Map<String, BeanPropertyDefinition> fields = known.findProperties().stream()
                .collect(Collectors.toMap(BeanPropertyDefinition::getName, field -> field, (one, other) -> one, TreeMap::new));
        if (!type.getRawClass().isRecord() || !fields.containsKey(name)) {
            throw Refusal.parameter(SparseFields.PARAMETER, !type.getRawClass().isRecord() ? "asks for fields within one that has none to choose from"
                    : "has a name that is none of " + String.join(", ", fields.keySet()));
        }
        return fields.get(name).getAccessor().getType();
    }

    /** These fields of the items, and what else a page or a piece of a feed has. */
    Selection ofItems() {
        Selection page = new Selection();
        page.chosen.put("items", this);
        page.chosen.put("next", new Selection());
        page.chosen.put("total", new Selection());
        return page;
    }

    private boolean isWhole() {
        return chosen.isEmpty();
    }

    @Override
    public TokenFilter includeProperty(String name) {
        Selection inner = chosen.get(name);
        return inner != null && inner.isWhole() ? INCLUDE_ALL : inner;
    }

    /** A record with none of the fields is still there. */
    @Override
    public boolean includeEmptyObject(boolean contentsFiltered) {
        return true;
    }

    @Override
    public boolean includeEmptyArray(boolean contentsFiltered) {
        return true;
    }
}
