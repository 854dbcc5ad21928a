package id.payung.fieldwork;

import id.payung.fieldwork.envelope.OpenedChunkIntake;
import id.payung.fieldwork.kind.PhoneLocation;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.TooBusy;
import id.payung.platform.i18n.Messages;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.ProblemResponse;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedToDevice;
import id.payung.platform.web.access.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of a phone, in pieces of at most 256 kB. */
@RestController
@RequestMapping("/api/v1/{regency:\\d{2}\\.\\d{2}}/uploads")
class UploadApiController implements OpenedChunkIntake {
  private static final Set<String> SLOTS = Set.of("photo", "attendance");

  private final ChunkedUploadAssembly uploads;
  private final RegencyDirectory regencies;
  private final UiFactory uis;
  private final Messages words;
  private final JsonMapper json;

  UploadApiController(ChunkedUploadAssembly uploads, RegencyDirectory regencies, UiFactory uis, Messages words,
      JsonMapper json) {
    this.json = json;
    this.uploads = uploads;
    this.regencies = regencies;
    this.uis = uis;
    this.words = words;
  }

  /** What a phone announces. */
  record UploadAnnouncementRequest(@Nullable UUID id, @Nullable UUID record, @Nullable String slot,
      @Nullable String sha256, @Nullable Long size, @Nullable String mediaType, @Nullable String takenAt,
      @Nullable PhonePosition place, @Nullable String name) {}

  /** Where the phone was. */
  record PhonePosition(@Nullable Double lat, @Nullable Double lon, @Nullable Double accuracy) {}

  @AllowedToDevice
  @PostMapping
  ResponseEntity<Object> announce(@PathVariable String regency, @RequestBody UploadAnnouncementRequest announced,
      Visitor visitor, HttpServletRequest request) {
    Actor self = SyncApiController.requirePersonActor(visitor, regency, regencies);
    Upload upload = toUpload(announced);
    if (upload == null) {
      return problem(422, "fieldwork.upload.form", request);
    }
    if (upload.size() > ChunkedUploadAssembly.LIMITS.bytes()) {
      return problem(422, "fieldwork.upload.too-large", request);
    }
    return toResponse(uploads.announce(self, Objects.requireNonNull(visitor.session()), upload), request);
  }

  private static @Nullable Upload toUpload(UploadAnnouncementRequest announcement) {
    String sha256 = announcement.sha256();
    String slot = announcement.slot();
    if (announcement.id() == null || announcement.record() == null || announcement.size() == null
        || announcement.size() <= 0 || sha256 == null || slot == null) {
      return null;
    }
    if (!SLOTS.contains(slot) || !sha256.matches("[0-9a-f]{64}")) {
      return null;
    }
    Instant taken = announcement.takenAt() == null ? null : PushRequest.parseInstant(announcement.takenAt());
    return new Upload(announcement.id(), announcement.record(), slot, sha256, announcement.size(),
        truncate(announcement.mediaType(), 100), truncate(announcement.name(), 200), taken,
        toPlace(announcement.place()), null);
  }

  private static String truncate(@Nullable String text, int longest) {
    String clean = text == null ? "" : text.replace("\u0000", "");
    return clean.length() <= longest ? clean : clean.substring(0, longest);
  }

  private static @Nullable PhoneLocation toPlace(@Nullable PhonePosition place) {
    return place == null ? null : PhoneLocation.ofSaid(place.lat(), place.lon(), place.accuracy());
  }

  @AllowedToDevice
  @GetMapping("/{id}")
  ResponseEntity<Object> showState(@PathVariable String regency, @PathVariable UUID id, Visitor visitor,
      HttpServletRequest request) {
    return toResponse(uploads.getState(SyncApiController.requirePersonActor(visitor, regency, regencies), id), request);
  }

  @AllowedToDevice
  @PatchMapping("/{id}")
  ResponseEntity<Object> appendPiece(@PathVariable String regency, @PathVariable UUID id,
      @RequestHeader("Upload-Offset") long offset, Visitor visitor, HttpServletRequest request) throws IOException {
    Actor self = SyncApiController.requirePersonActor(visitor, regency, regencies);
    byte[] piece = request.getInputStream().readNBytes(ChunkedUploadAssembly.MAX_PIECE_BYTES + 1);
    return toResponse(uploads.append(self, id, offset, piece), request);
  }

  @Override
  public boolean keepPiece(Visitor visitor, String regency, JsonNode head, byte[] piece) {
    Actor self = SyncApiController.requirePersonActor(visitor, regency, regencies);
    Upload upload = readAnnouncement(head.path("upload"));
    long offset = head.path("offset").asLong(-1);
    if (upload == null || upload.size() > ChunkedUploadAssembly.LIMITS.bytes() || offset < 0 || piece.length == 0
        || offset > upload.size() - piece.length) {
      return false;
    }
    return switch (uploads.announce(self, Objects.requireNonNull(visitor.session()), upload)) {
      case ChunkedUploadAssembly.UploadOutcome.UploadProgress now ->
          now.state().done() || keepRest(self, upload.id(), offset, now.state().offset(), piece);
      case ChunkedUploadAssembly.UploadOutcome other -> isKept(other);
    };
  }

  private @Nullable Upload readAnnouncement(JsonNode announced) {
    try {
      return announced.isObject() ? toUpload(json.treeToValue(announced, UploadAnnouncementRequest.class)) : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  /** The open app may have sent a part of the piece, or all of it; what should be there before it may be gone. */
  private boolean keepRest(Actor self, UUID id, long offset, long here, byte[] piece) {
    if (here >= offset + piece.length) {
      return true;
    }
    return here >= offset
        && isKept(uploads.append(self, id, here, Arrays.copyOfRange(piece, (int) (here - offset), piece.length)));
  }

  /** @throws TooBusy when it may well be kept later */
  private static boolean isKept(ChunkedUploadAssembly.UploadOutcome outcome) {
    return switch (outcome) {
      case ChunkedUploadAssembly.UploadOutcome.UploadProgress _ -> true;
      case ChunkedUploadAssembly.UploadOutcome.OffsetMismatch _ -> throw new TooBusy();
      case ChunkedUploadAssembly.UploadOutcome.UploadRefusal no -> {
        if (no.status() == 429) {
          throw new TooBusy();
        }
        yield false;
      }
    };
  }

  private ResponseEntity<Object> toResponse(ChunkedUploadAssembly.UploadOutcome outcome, HttpServletRequest request) {
    return switch (outcome) {
      case ChunkedUploadAssembly.UploadOutcome.UploadProgress now ->
          ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(now.state());
      case ChunkedUploadAssembly.UploadOutcome.OffsetMismatch elsewhere -> ProblemResponse.build(words,
          uis.localeOf(request), 409, "fieldwork.upload.offset", Map.of("offset", elsewhere.offset()));
      case ChunkedUploadAssembly.UploadOutcome.UploadRefusal no -> problem(no.status(), no.key(), request);
    };
  }

  private ResponseEntity<Object> problem(int status, String key, HttpServletRequest request) {
    return ProblemResponse.build(words, uis.localeOf(request), status, key, Map.of());
  }
}
