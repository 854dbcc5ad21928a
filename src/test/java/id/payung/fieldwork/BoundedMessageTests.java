package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.fieldwork.FieldAppPhone.PhoneResponse;
import id.payung.platform.testing.PayungTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What a phone says becomes forty times as much in memory: it is bounded before it is understood. */
@PayungTest
class BoundedMessageTests {
  @Autowired MockMvc mvc;

  private FieldAppPhone fitri;

  @BeforeEach
  void a_phone() throws Exception {
    fitri = FieldAppPhone.signedIn(mvc, "fitri");
  }

  @Test
  void a_batch_of_very_many_nothings_is_refused_before_it_is_a_tree() throws Exception {
    String records = "{},".repeat(100_000) + "{}";
    String body = "{\"version\":1,\"device\":\"" + fitri.device + "\",\"records\":[" + records + "]}";

    for (String path : new String[]{"/sync/push", "/sync/pull", "/uploads"}) {
      PhoneResponse answer = send(path, body);
      assertThat(answer.status()).as(path).isEqualTo(422);
      assertThat(answer.json().path("code").asString()).as(path).isIn("invalid", "form");
    }
  }

  @Test
  void a_message_longer_than_any_that_is_meant_is_not_read() throws Exception {
    String body = "{\"name\":\"" + "a".repeat(1 << 20) + "\"}";

    for (String path : new String[]{"/sync/push", "/sync/pull", "/uploads", "/envelopes", "/reports"}) {
      PhoneResponse answer = send(path, body);
      assertThat(answer.status()).as(path).isEqualTo(413);
      assertThat(answer.json().path("code").asString()).as(path).isEqualTo("too-large");
    }
  }

  @Test
  void a_message_in_the_dress_of_a_form_with_files_is_not_read_further_than_any() throws Exception {
    String body = "--x--\r\n{\"name\":\"" + "a".repeat(1 << 20) + "\"}";

    PhoneResponse answer =
        fitri.perform(post("/api/v1/73.24/sync/push").header("Authorization", "Bearer " + fitri.credential)
            .contentType("multipart/form-data; boundary=x")
            .content(body));
    assertThat(answer.status()).isBetween(400, 422);
  }

  private PhoneResponse send(String path, String body) throws Exception {
    return fitri.perform(post("/api/v1/73.24" + path).header("Authorization", "Bearer " + fitri.credential)
        .contentType("application/json")
        .content(body.getBytes(StandardCharsets.UTF_8)));
  }
}
