package id.payung.fieldwork;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.ids.Ids;
import id.payung.platform.testing.TestCast;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A phone of one of the cast, which speaks to the server as the field app does. */
final class FieldAppPhone {
  static final JsonMapper JSON = JsonMapper.builder().build();

  final UUID device;
  final MockMvc mvc;
  final String regency;
  String credential = "";
  UUID person = new UUID(0, 0);
  JsonNode me = JSON.createObjectNode();

  FieldAppPhone(MockMvc mvc, String regency) {
    this(mvc, regency, UUID.randomUUID());
  }

  FieldAppPhone(MockMvc mvc, String regency, UUID device) {
    this.mvc = mvc;
    this.regency = regency;
    this.device = device;
  }

  /** An answer: its status and its JSON. */
  record PhoneResponse(int status, JsonNode json) {
    JsonNode receipt() {
      return json.path("receipts").path(0);
    }

    String receiptStatus() {
      return receipt().path("status").asString("");
    }
  }

  static FieldAppPhone signedIn(MockMvc mvc, String signInName) throws Exception {
    return new FieldAppPhone(mvc, TestCast.LUWU_TIMUR).signIn(signInName, TestCast.PASSWORD);
  }

  FieldAppPhone signIn(String name, String password) throws Exception {
    PhoneResponse answer = requestSignIn(name, password);
    if (answer.status() != 200) {
      throw new AssertionError("not let in: " + answer);
    }
    return this;
  }

  PhoneResponse requestSignIn(String name, String password) throws Exception {
    ObjectNode knock = JSON.createObjectNode();
    knock.put("device", device.toString())
        .put("deviceName", "Ponsel uji")
        .put("name", name)
        .put("password", password)
        .put("version", 1);
    PhoneResponse answer = perform(post("/api/v1/devices").contentType("application/json").content(knock.toString()));
    if (answer.status() == 200) {
      me = answer.json();
      credential = me.path("credential").asString();
      person = UUID.fromString(me.path("person").path("id").asString());
    }
    return answer;
  }

  PhoneResponse fetchOwner() throws Exception {
    return perform(get("/api/v1/devices/me").header("Authorization", "Bearer " + credential));
  }

  PhoneResponse rotateCredential() throws Exception {
    return perform(post("/api/v1/devices/rotation").header("Authorization", "Bearer " + credential));
  }

  UUID firstVillage() {
    return UUID.fromString(me.path("regencies").path(0).path("villages").path(0).path("id").asString());
  }

  /** The day of all reports of a phone, or one so much earlier: lately, as the days of reports are. */
  static String heldOn(int daysEarlier) {
    return LocalDate.now(ZoneId.of("Asia/Makassar")).minusDays(9L + daysEarlier).toString();
  }

  /** A report of today's first village, with one photo announced. */
  ObjectNode reportRecord(UUID id) {
    ObjectNode body = JSON.createObjectNode();
    body.putNull("activity")
        .put("title", "Kelas pengasuhan")
        .put("heldOn", heldOn(0))
        .put("village", firstVillage().toString());
    body.putObject("people").put("childrenM", 4).put("childrenF", 6).put("adultsM", 1).put("adultsF", 9);
    body.putArray("files");
    return record(id, null, body);
  }

  ObjectNode record(UUID id, Integer basedOn, ObjectNode body) {
    ObjectNode record = JSON.createObjectNode();
    record.put("id", id.toString()).put("kind", "activity-report").put("author", person.toString());
    record.put("mandate", me.path("regencies").path(0).path("mandates").path(0).path("id").asString(null));
    record.put("writtenAt", Instant.now().toString()).put("basedOn", basedOn);
    record.set("body", body);
    return record;
  }

  PhoneResponse push(ObjectNode... records) throws Exception {
    ObjectNode batch = JSON.createObjectNode()
        .put("version", 1)
        .put("device", device.toString())
        .put("sentAt", Instant.now().toString());
    var list = batch.putArray("records");
    Arrays.stream(records).forEach(list::add);
    return pushBatch(batch);
  }

  PhoneResponse pushBatch(ObjectNode batch) throws Exception {
    return perform(post("/api/v1/" + regency + "/sync/push").header("Authorization", "Bearer " + credential)
        .contentType("application/json")
        .content(batch.toString().getBytes(StandardCharsets.UTF_8)));
  }

  PhoneResponse pull(String token, int limit) throws Exception {
    ObjectNode asked = JSON.createObjectNode()
        .put("version", 1)
        .put("device", device.toString())
        .put("token", token)
        .put("limit", limit);
    return perform(post("/api/v1/" + regency + "/sync/pull").header("Authorization", "Bearer " + credential)
        .contentType("application/json")
        .content(asked.toString()));
  }

  /** As an app that makes forms from descriptions of kinds: the first load, in one page. */
  PhoneResponse pullWithForms(String token) throws Exception {
    ObjectNode asked = pullQuestion(token);
    asked.remove("brief");
    return pull(asked);
  }

  PhoneResponse pull(ObjectNode asked) throws Exception {
    return perform(post("/api/v1/" + regency + "/sync/pull").header("Authorization", "Bearer " + credential)
        .contentType("application/json")
        .content(asked.toString()));
  }

  /** What the app of today asks: it makes forms from descriptions, and keeps its token when it is told none. */
  ObjectNode pullQuestion(String token) {
    return JSON.createObjectNode()
        .put("version", 1)
        .put("device", device.toString())
        .put("token", token)
        .put("forms", 1)
        .put("brief", 1);
  }

  /** A note of a need of today's first village. */
  ObjectNode needRecord(UUID id, Integer basedOn, int urgency, int children) {
    ObjectNode body = JSON.createObjectNode();
    body.put("village", firstVillage().toString()).put("help", "identity").put("urgency", urgency);
    body.put("day", heldOn(0)).put("text", "Belum punya akta kelahiran.");
    body.putObject("people").put("children", children).put("women", 1).put("others", 0);
    return record(id, basedOn, body).put("kind", "need-note");
  }

  PhoneResponse announce(UUID id, UUID record, String slot, byte[] bytes) throws Exception {
    return announce(id, record, slot, sha256(bytes), bytes.length);
  }

  PhoneResponse announce(UUID id, UUID record, String slot, String sha256, long size) throws Exception {
    ObjectNode upload = JSON.createObjectNode();
    upload.put("id", id.toString())
        .put("record", record.toString())
        .put("slot", slot)
        .put("sha256", sha256)
        .put("size", size);
    upload.put("mediaType", "image/jpeg").put("takenAt", heldOn(0) + "T02:30:00Z");
    upload.putObject("place").put("lat", -2.63).put("lon", 121.09).put("accuracy", 12.0);
    return perform(post("/api/v1/" + regency + "/uploads").header("Authorization", "Bearer " + credential)
        .contentType("application/json")
        .content(upload.toString()));
  }

  PhoneResponse sendPiece(UUID id, long offset, byte[] bytes) throws Exception {
    return perform(patch("/api/v1/" + regency + "/uploads/" + id).header("Authorization", "Bearer " + credential)
        .header("Upload-Offset", offset)
        .contentType("application/offset+octet-stream")
        .content(bytes));
  }

  PhoneResponse uploadState(UUID id) throws Exception {
    return perform(get("/api/v1/" + regency + "/uploads/" + id).header("Authorization", "Bearer " + credential));
  }

  PhoneResponse perform(MockHttpServletRequestBuilder request) throws Exception {
    MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
    byte[] content = response.getContentAsByteArray();
    return new PhoneResponse(response.getStatus(),
        content.length == 0 ? JSON.createObjectNode() : JSON.readTree(content));
  }

  static ObjectNode body(ObjectNode record) {
    return (ObjectNode) record.path("body");
  }

  static UUID newId() {
    return Ids.next();
  }

  static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
