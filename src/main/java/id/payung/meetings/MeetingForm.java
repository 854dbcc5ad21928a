package id.payung.meetings;

import id.payung.platform.errors.Invalid;
import id.payung.platform.web.Chosen;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was typed about a meeting; kept as typed, so that nothing is lost when a field is wrong. */
public class MeetingForm {
  private @Nullable UUID id;
  private int version;
  private String kind = "";
  private String title = "";
  private String heldOn = "";
  private String place = "";
  private String body = "";
  private String minutes = "";
  private List<String> office = new ArrayList<>();

  public @Nullable UUID getId() {
    return id;
  }

  public void setId(UUID id) {
    this.id = id;
  }

  public int getVersion() {
    return version;
  }

  public void setVersion(int version) {
    this.version = version;
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title.strip();
  }

  public String getHeldOn() {
    return heldOn;
  }

  public void setHeldOn(String heldOn) {
    this.heldOn = heldOn;
  }

  public String getPlace() {
    return place;
  }

  public void setPlace(String place) {
    this.place = place.strip();
  }

  public String getBody() {
    return body;
  }

  public void setBody(String body) {
    this.body = body;
  }

  public String getMinutes() {
    return minutes;
  }

  public void setMinutes(String minutes) {
    this.minutes = minutes;
  }

  public List<String> getOffice() {
    return office;
  }

  public void setOffice(List<String> office) {
    this.office = office;
  }

  static MeetingForm of(Meeting meeting) {
    MeetingForm form = new MeetingForm();
    form.id = meeting.id();
    form.version = meeting.version();
    form.kind = meeting.kind();
    form.title = meeting.title();
    form.heldOn = meeting.heldOn().toString();
    form.place = meeting.place();
    form.body = meeting.body() == null ? "" : meeting.body().toString();
    form.minutes = meeting.minutes();
    form.office = meeting.attendance().stream().map(presence -> presence.organisation().toString()).toList();
    return form;
  }

  /** The day, or null when it is none. */
  public @Nullable LocalDate day() {
    try {
      return heldOn.isBlank() ? null : LocalDate.parse(heldOn);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  List<UUID> offices() {
    return office.stream().filter(text -> !text.isBlank()).map(text -> Chosen.id("office", text)).distinct().toList();
  }

  @Nullable
  UUID bodyId() {
    return body.isBlank() ? null : Chosen.id("body", body);
  }

  /**
   * @throws Invalid with all that is wrong at once
   */
  void check(LocalDate today) {
    Map<String, String> wrong = new LinkedHashMap<>();
    if (title.isBlank()) {
      wrong.put("title", "meetings.title.needed");
    }
    if (title.length() > 300) {
      wrong.put("title", "meetings.title.long");
    }
    if (kind.isBlank()) {
      wrong.put("kind", "meetings.kind.needed");
    }
    LocalDate day = day();
    if (day == null) {
      wrong.put("heldOn", "meetings.held-on.needed");
    } else if (day.isAfter(today)) {
      wrong.put("heldOn", "meetings.held-on.future");
    }
    if (offices().isEmpty()) {
      wrong.put("office", "meetings.office.needed");
    }
    if (minutes.length() > 50_000) {
      wrong.put("minutes", "meetings.minutes.long");
    }
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
  }
}
