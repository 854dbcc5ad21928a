package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.fieldwork.FieldAppPhone.PhoneResponse;
import id.payung.platform.testing.PayungTest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Phones of the last twelve months: what they send is taken, and they are given nothing that they do not know. */
@PayungTest
class OldPhoneTests {
  @Autowired MockMvc mvc;

  @Test
  void what_a_phone_of_last_year_sends_is_taken_and_comes_back_in_the_same_shape() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    UUID id = FieldAppPhone.newId();
    ObjectNode batch = recorded("push-of-2025", fitri, id);

    PhoneResponse first = fitri.pushBatch(batch);
    PhoneResponse again = fitri.pushBatch(batch);
    JsonNode pulled = SyncPushTests.reportOf(fitri, id);

    assertThat(first.receiptStatus()).isEqualTo("accepted");
    assertThat(fields(first.receipt())).containsExactly("id", "receipt", "status", "version");
    assertThat(again.receiptStatus()).isEqualTo("known");
    assertThat(fields(pulled)).containsExactly("author", "body", "heldOn", "id", "kind", "onBehalfOf", "people",
        "photos", "receipt", "status", "title", "usedFor", "version", "village");
    assertThat(pulled.path("kind").asString()).isEqualTo("report");
    assertThat(pulled.path("body")).isEqualTo(batch.path("records").path(0).path("body"));
  }

  @Test
  void it_is_given_no_kind_that_it_does_not_know() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    Set<String> kinds = new TreeSet<>();
    String token = null;
    for (boolean more = true; more;) {
      JsonNode page = fitri.pull(token, 200).json();
      page.path("records").forEach(record -> kinds.add(record.path("kind").asString()));
      token = page.path("token").asString();
      more = page.path("more").asBoolean();
    }

    assertThat(Set.of("village", "activity", "report")).containsAll(kinds);
  }

  private static Set<String> fields(JsonNode json) {
    return new TreeSet<>(json.propertyNames());
  }

  /** As the field app of then wrote it, with the ids of this person. */
  private static ObjectNode recorded(String name, FieldAppPhone phone, UUID id) throws Exception {
    try (InputStream file = OldPhoneTests.class.getResourceAsStream("/phones/" + name + ".json")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("{id}", id.toString())
          .replace("{person}", phone.person.toString())
          .replace("{device}", phone.device.toString())
          .replace("{village}", phone.firstVillage().toString())
          .replace("{day}", FieldAppPhone.heldOn(0));
      return (ObjectNode) FieldAppPhone.JSON.readTree(text);
    }
  }
}
