package id.payung.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.platform.testing.PayungTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API says what the server does, and leaves nothing out. */
@PayungTest
class OpenApiConfigurationTests {
  @Autowired MockMvc mvc;
  @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;
  @Autowired JsonMapper mapper;

  private JsonNode api;

  @BeforeEach
  void read() throws Exception {
    api = mapper.readTree(mvc.perform(get("/api/v1/openapi.json")).andReturn().getResponse().getContentAsByteArray());
  }

  @Test
  void it_is_openapi_3_1_with_a_title_and_a_version() {
    assertThat(api.path("openapi").asString()).startsWith("3.1");
    assertThat(api.path("info").path("title").asString()).isEqualTo("Payung");
    assertThat(api.path("info").path("version").asString()).isNotBlank();
  }

  @Test
  void every_route_of_the_dispatcher_under_the_api_is_described_and_no_other() {
    Set<String> served = new TreeSet<>();
    requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
      if (handler.getBeanType().getName().startsWith("id.payung.")) {
        mapping.getPatternValues()
            .stream()
            .filter(pattern -> pattern.startsWith("/api/v1/"))
            .forEach(pattern -> mapping.getMethodsCondition()
                .getMethods()
                .forEach(method -> served.add(method + " " + withoutExpressions(pattern))));
      }
    });
    Set<String> described = new TreeSet<>();
    api.path("paths")
        .properties()
        .forEach(path -> path.getValue()
            .propertyNames()
            .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

    assertThat(served).contains("POST /api/v1/{regency}/sync/push", "POST /api/v1/devices",
        "PATCH /api/v1/{regency}/uploads/{id}");
    assertThat(described).containsExactlyElementsOf(served);
  }

  @Test
  void every_operation_says_how_it_refuses_and_whom_it_lets_in() {
    for (JsonNode operation : operations()) {
      assertThat(operation.path("responses").path("default").path("$ref").asString())
          .as(operation.path("operationId").asString())
          .endsWith("/Problem");
      assertThat(operation.path("security").isArray()).as(operation.path("operationId").asString()).isTrue();
      assertThat(operation.path("parameters").valueStream().map(parameter -> parameter.path("name").asString()))
          .doesNotContain("actor", "visitor");
    }
    assertThat(problem().path("properties").propertyNames()).contains("type", "title", "status", "code", "detail",
        "reference");
  }

  @Test
  void a_refusal_has_the_shape_that_is_described() throws Exception {
    JsonNode refusal =
        mapper.readTree(mvc.perform(get("/api/v1/devices/me")).andReturn().getResponse().getContentAsByteArray());

    assertThat(refusal.path("status").asInt()).isEqualTo(401);
    problem().path("required")
        .forEach(member -> assertThat(refusal.has(member.asString())).as(member.asString()).isTrue());
    refusal.propertyNames().forEach(member -> assertThat(problem().path("properties").has(member)).as(member).isTrue());
  }

  @Test
  void what_phones_send_is_described() {
    for (String path : List.of("/sync/push", "/sync/pull")) {
      JsonNode body = api.path("paths").path("/api/v1/{regency}" + path).path("post").path("requestBody");
      assertThat(body.path("content").path("application/json").path("schema").path("properties").has("version"))
          .as(path)
          .isTrue();
    }
  }

  @Test
  void every_reference_leads_somewhere() {
    List<String> references = new ArrayList<>();
    collect(api, references);

    assertThat(references).isNotEmpty()
        .allSatisfy(reference -> assertThat(api.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
  }

  private JsonNode problem() {
    return api.path("components").path("schemas").path("Problem");
  }

  private List<JsonNode> operations() {
    List<JsonNode> operations = new ArrayList<>();
    api.path("paths").forEach(path -> path.forEach(operations::add));
    assertThat(operations).isNotEmpty();
    return operations;
  }

  private static void collect(JsonNode node, List<String> references) {
    if (node.path("$ref").isString()) {
      references.add(node.path("$ref").asString());
    }
    node.forEach(child -> collect(child, references));
  }

  /** {@code {regency:\d{2}\.\d{2}}} is {@code {regency}}. */
  private static String withoutExpressions(String pattern) {
    return pattern.replaceAll("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}", "{$1}");
  }
}
