package id.payung.bench;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A phone at the other end of HTTP. */
final class SimulatedHttpPhone {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final UUID device = UUID.randomUUID();
  private final String regency;
  private final String name;
  private final String password;
  private String credential = "";
  private JsonNode signInResponse = JSON.createObjectNode();

  SimulatedHttpPhone(String regency, String name, String password) {
    this.regency = regency;
    this.name = name;
    this.password = password;
  }

  /** An answer with its status. */
  record PhoneAnswer(int status, JsonNode json) {
    JsonNode receipt() {
      return json.path("receipts").path(0);
    }

    String receiptAndStatus() {
      return receipt().path("status").asString("") + status();
    }
  }

  PhoneAnswer signIn(PayungProcess payung) throws IOException, InterruptedException {
    String signInBody = "{\"device\":\"" + device + "\",\"deviceName\":\"Ponsel uji\",\"name\":\"" + name
        + "\",\"password\":\"" + password + "\",\"version\":1}";
    PhoneAnswer answer = answer(payung.send(payung.request("/api/v1/devices")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(signInBody))));
    if (answer.status() == 200) {
      signInResponse = answer.json();
      credential = signInResponse.path("credential").asString();
    }
    return answer;
  }

  String reportJson(UUID id, Integer basedOn, String title, int girls, String file) {
    JsonNode place = signInResponse.path("regencies").path(0);
    return "{\"id\":\"" + id + "\",\"kind\":\"activity-report\",\"author\":\""
        + signInResponse.path("person").path("id").asString() + "\",\"mandate\":\""
        + place.path("mandates").path(0).path("id").asString()
        + "\",\"writtenAt\":\"2026-11-20T02:00:00Z\",\"basedOn\":" + basedOn + ",\"body\":{\"title\":\"" + title
        + "\",\"heldOn\":\"" + LocalDate.now() + "\",\"village\":\""
        + place.path("villages").path(0).path("id").asString() + "\",\"people\":{\"childrenM\":1,\"childrenF\":" + girls
        + ",\"adultsM\":2,\"adultsF\":3},\"files\":[" + file + "]}}";
  }

  PhoneAnswer push(PayungProcess payung, String record) throws IOException, InterruptedException {
    return post(payung, "/sync/push", "{\"version\":1,\"device\":\"" + device + "\",\"sentAt\":\"" + Instant.now()
        + "\",\"records\":[" + record + "]}");
  }

  PhoneAnswer pull(PayungProcess payung, String token) throws IOException, InterruptedException {
    String quoted = token == null ? "null" : "\"" + token + "\"";
    return post(payung, "/sync/pull",
        "{\"version\":1,\"device\":\"" + device + "\",\"token\":" + quoted + ",\"limit\":200}");
  }

  static String fileJson(UUID id, byte[] bytes) throws Exception {
    return "{\"id\":\"" + id + "\",\"slot\":\"photo\",\"sha256\":\"" + WriteWorkload.sha256(bytes) + "\",\"size\":"
        + bytes.length + "}";
  }

  /** Announces and sends a file in one piece, as far as it is not there. */
  PhoneAnswer upload(PayungProcess payung, UUID id, UUID record, byte[] bytes) throws Exception {
    String announced = "{\"id\":\"" + id + "\",\"record\":\"" + record + "\",\"slot\":\"photo\",\"sha256\":\""
        + WriteWorkload.sha256(bytes) + "\",\"size\":" + bytes.length + ",\"mediaType\":\"image/jpeg\"}";
    PhoneAnswer state = post(payung, "/uploads", announced);
    if (state.status() != 200 || state.json().path("done").asBoolean(false)) {
      return state;
    }
    return answer(payung.send(payung.request("/api/v1/" + regency + "/uploads/" + id)
        .header("Authorization", "Bearer " + credential)
        .header("Content-Type", "application/offset+octet-stream")
        .header("Upload-Offset", state.json().path("offset").asString())
        .method("PATCH", BodyPublishers.ofByteArray(bytes))));
  }

  private PhoneAnswer post(PayungProcess payung, String path, String body) throws IOException, InterruptedException {
    return answer(payung.send(payung.request("/api/v1/" + regency + path)
        .header("Authorization", "Bearer " + credential)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))));
  }

  private static PhoneAnswer answer(HttpResponse<String> response) {
    String body = response.body();
    return new PhoneAnswer(response.statusCode(), body.startsWith("{") ? JSON.readTree(body) : JSON.createObjectNode());
  }
}
