package dev.sentrycanary.deploy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schemas of Kubernetes' own objects as its project publishes them. They refuse a field that
 * does not exist and miss one that must be there. Objects of other API groups only need a name.
 */
final class PublishedSchema {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private PublishedSchema() {}

    /** The kinds in the text, each object of which is as the API server expects it. */
    static List<String> check(String yaml) throws Exception {
        List<String> kinds = new ArrayList<>();
        for (JsonNode object : objects(yaml)) {
            kinds.add(object.path("kind").asText());
            assertThat(object.at("/metadata/name").asText()).as("%s", object).isNotEmpty();
            String version = object.path("apiVersion").asText();
            if (!version.startsWith("monitoring.coreos.com/")) {
                check(version, object);
            }
        }
        return kinds;
    }

    static List<JsonNode> objects(String yaml) throws IOException {
        return YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml).readAll().stream()
                .filter(JsonNode::isObject)
                .toList();
    }

    private static void check(String version, JsonNode object) throws Exception {
        String prefix = version.replaceFirst("^.*/", "").replaceFirst("v", "V");
        Class<?> model =
                Class.forName(
                        "io.kubernetes.client.openapi.models."
                                + prefix
                                + object.path("kind").asText());
        try {
            model.getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(object.toString()));
        } catch (InvocationTargetException e) {
            throw new AssertionError(object.path("kind").asText() + ": " + e.getCause(), e);
        }
    }
}
