package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.testing.ConcurrentCalls;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@PayungTest
class IdempotencyTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String password;

  @Test
  void the_same_request_again_gets_the_first_answer() throws Exception {
    String key = UUID.randomUUID().toString();
    String body = body(FieldAppPhone.newId());

    MockHttpServletResponse first = send(key, body);
    MockHttpServletResponse second = send(key, body);

    assertThat(first.getStatus()).isEqualTo(201);
    assertThat(second.getStatus()).isEqualTo(201);
    assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString());
    assertThat(second.getHeader("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void another_request_under_the_same_key_is_refused() throws Exception {
    String key = UUID.randomUUID().toString();
    send(key, body(FieldAppPhone.newId()));

    assertThat(send(key, body(FieldAppPhone.newId())).getStatus()).isEqualTo(422);
  }

  @Test
  void ten_at_once_with_one_key_and_ten_bodies_leave_one_record_and_nine_refusals() throws Exception {
    String key = UUID.randomUUID().toString();
    List<UUID> ids = Stream.generate(FieldAppPhone::newId).limit(10).toList();

    List<Integer> told = ConcurrentCalls.callAll(ids, id -> send(key, body(id)).getStatus());

    assertThat(told).containsOnly(201, 422).filteredOn(status -> status == 201).hasSize(1);
    String list = list("fitri");
    assertThat(ids.stream().filter(id -> list.contains(id.toString()))).hasSize(1);
  }

  @Test
  void a_request_that_died_with_its_machine_may_come_again_and_another_may_not_take_its_place() throws Exception {
    String key = UUID.randomUUID().toString();
    String body = body(FieldAppPhone.newId());
    send(key, body);
    clearStoredResponse(key, "1 minute");
    assertThat(send(key, body).getStatus()).isEqualTo(409);
    clearStoredResponse(key, "11 minutes");
    assertThat(send(key, body(FieldAppPhone.newId())).getStatus()).isEqualTo(422);

    assertThat(send(key, body).getStatus()).isEqualTo(200);
  }

  private void clearStoredResponse(String key, String since) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, owner, password)) {
      connection.createStatement()
          .executeUpdate(
              "UPDATE fieldwork.idempotency SET status = NULL, headers = NULL, answer = NULL, made_at = now() - "
                  + "interval '" + since + "' WHERE key = '" + key + "'");
    }
  }

  @Test
  void a_key_of_somebody_else_is_not_met() throws Exception {
    String key = UUID.randomUUID().toString();
    UUID id = FieldAppPhone.newId();
    send(key, body(id));

    MockHttpServletResponse other = mvc.perform(post("/api/v1/73.24/reports").with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "gita"))
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .content(body(id))).andReturn().getResponse();

    assertThat(other.getStatus()).isEqualTo(422);
    assertThat(other.getHeader("Idempotency-Replayed")).isNull();
  }

  @Test
  void the_api_lists_what_the_pages_list() throws Exception {
    UUID id = FieldAppPhone.newId();
    send(UUID.randomUUID().toString(), body(id));

    assertThat(list("fitri")).contains(id.toString());
    assertThat(list("gita")).doesNotContain(id.toString());
    assertThat(status("gita", id)).isEqualTo(404);
    assertThat(status("fitri", id)).isEqualTo(200);
  }

  private String list(String who) throws Exception {
    return mvc.perform(get("/api/v1/73.24/reports").cookie(TestSignIn.sessionCookie(mvc, who)))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private int status(String who, UUID id) throws Exception {
    return mvc.perform(get("/api/v1/73.24/reports/" + id).cookie(TestSignIn.sessionCookie(mvc, who)))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private MockHttpServletResponse send(String key, String body) throws Exception {
    return mvc.perform(post("/api/v1/73.24/reports").with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri"))
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .content(body)).andReturn().getResponse();
  }

  private String body(UUID id) {
    return """
        {"id": "%s", "body": {"title": "Lewat API", "heldOn": "%s", "village": "%s",
         "people": {"childrenM": 1, "childrenF": 2, "adultsM": 3, "adultsF": 4}, "files": []}}
        """.formatted(id, FieldAppPhone.heldOn(0), cast.village(TestCast.MAGANI));
  }
}
