package id.payung.fieldwork;

import id.payung.fieldwork.envelope.OpenedRecordIntake;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.SignInNeeded;
import id.payung.platform.errors.TooBusy;
import id.payung.platform.i18n.Messages;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedToDevice;
import id.payung.platform.web.access.Visitor;
import id.payung.platform.web.admission.BoundedJsonReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What phones say to the server, and what they ask. */
@RestController
@RequestMapping("/api/v1/{regency:\\d{2}\\.\\d{2}}/sync")
class SyncApiController implements OpenedRecordIntake {
  private static final int MAX_PAGE_SIZE = 200;

  private final PushedRecordIntake push;
  private final PullPageAssembly pull;
  private final RegencyDirectory regencies;
  private final UiFactory uis;

  SyncApiController(PushedRecordIntake push, PullPageAssembly pull, RegencyDirectory regencies, UiFactory uis) {
    this.push = push;
    this.pull = pull;
    this.regencies = regencies;
    this.uis = uis;
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

  /** @throws TooBusy when there is no receipt: the phone sends it again */
  @Override
  public boolean keepRecord(Visitor visitor, String regency, JsonNode record) {
    Actor self = requirePersonActor(visitor, regency, regencies);
    PushRequest sealed = PushRequest.ofSealed(Objects.requireNonNull(visitor.session()), record);
    List<PushReceipt> receipts = push.acceptBatch(self, sealed, Messages.INDONESIAN).receipts();
    if (receipts.isEmpty()) {
      throw new TooBusy();
    }
    return receipts.stream().noneMatch(PushReceipt::isRefused);
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

  private static JsonNode readJson(HttpServletRequest request) throws IOException {
    return BoundedJsonReader.readObject(request.getInputStream())
        .orElseThrow(() -> new Invalid("body", "fieldwork.push.batch"));
  }
}
