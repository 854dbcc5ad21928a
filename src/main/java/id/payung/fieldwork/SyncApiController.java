package id.payung.fieldwork;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.SignInNeeded;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedToDevice;
import id.payung.platform.web.access.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What phones say to the server, and what they ask. */
@RestController
@RequestMapping("/api/v1/{regency:\\d{2}\\.\\d{2}}/sync")
class SyncApiController {
  /** Fifty reports with the longest notes fit twice. */
  private static final int MAX_BODY_BYTES = 16 << 20;

  private static final int MAX_PAGE_SIZE = 200;

  private final PushedRecordIntake push;
  private final PullPageAssembly pull;
  private final RegencyDirectory regencies;
  private final UiFactory uis;
  private final JsonMapper json;

  SyncApiController(PushedRecordIntake push, PullPageAssembly pull, RegencyDirectory regencies, UiFactory uis,
      JsonMapper json) {
    this.push = push;
    this.pull = pull;
    this.regencies = regencies;
    this.uis = uis;
    this.json = json;
  }

  @AllowedToDevice
  @PostMapping("/push")
  ResponseEntity<PushedRecordIntake.PushResponse> push(@PathVariable String regency, Visitor visitor,
      HttpServletRequest request) throws IOException {
    Actor self = requirePersonActor(visitor, regency, regencies);
    PushRequest envelope = PushRequest.parse(readJson(request));
    return uncached(push.acceptBatch(self, envelope, uis.localeOf(request)));
  }

  @AllowedToDevice
  @PostMapping("/pull")
  ResponseEntity<PullPageAssembly.PullResponse> pull(@PathVariable String regency, Visitor visitor,
      HttpServletRequest request) throws IOException {
    regencies.require(regency);
    Actor actor = visitor.actor();
    if (actor == null) {
      throw new NotFound();
    }
    JsonNode asked = readJson(request);
    PushRequest.requireVersion(asked);
    String token = asked.path("token").asString(null);
    int limit = Math.clamp(asked.path("limit").asInt(MAX_PAGE_SIZE), 1, MAX_PAGE_SIZE);
    boolean makesForms = asked.path("forms").asInt(0) >= KindDescriber.FORMAT;
    boolean brief = asked.path("brief").asInt(0) > 0;
    return uncached(pull.assemblePage(actor, new PullPageAssembly.PullQuestion(token, limit, makesForms, brief)));
  }

  private static <T> ResponseEntity<T> uncached(T body) {
    return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(body);
  }

  /**
   * The person with today's reach in this regency, which may be none: what they wrote is judged by the mandate of its
   * day.
   */
  static Actor requirePersonActor(Visitor visitor, String regency, RegencyDirectory regencies) {
    regencies.require(regency);
    Actor actor = visitor.actor();
    if (actor != null) {
      return actor;
    }
    if (visitor.person() == null) {
      throw new SignInNeeded();
    }
    return Actor.person(regency, visitor.person(), visitor.name(), List.of(), Set.of(), Set.of(), Set.of());
  }

  private JsonNode readJson(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
    if (bytes.length > MAX_BODY_BYTES) {
      throw new Refused("fieldwork.push.too-large");
    }
    @Nullable JsonNode read;
    try {
      read = json.readTree(bytes);
    } catch (JacksonException e) {
      throw new Invalid("body", "fieldwork.push.batch");
    }
    if (read == null || !read.isObject()) {
      throw new Invalid("body", "fieldwork.push.batch");
    }
    return read;
  }
}
