package id.payung.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What was written, as those who wrote it remember: what was sent, and what the server said is there. */
final class SentWriteJournal {
  /** A report; its number of boys is what edits change, so that each form can be told from the others. */
  static final class JournalledReport {
    final UUID id;
    final UUID activity;
    /** What may stand there: the last that was confirmed, and what was sent after it and never answered. */
    final Set<Integer> boys = new HashSet<>();
    boolean confirmed;
    boolean abandoned;
    int version;
    int edits;
    int editsSent;

    JournalledReport(UUID id, UUID activity, int boys) {
      this.id = id;
      this.activity = activity;
      this.boys.add(boys);
    }

    synchronized void sent(int form) {
      boys.add(form);
      editsSent++;
    }

    synchronized void confirm(int form, int standing) {
      edits += confirmed ? 1 : 0;
      confirmed = true;
      version = standing;
      boys.clear();
      boys.add(form);
    }
  }

  /** A file of a report. */
  static final class JournalledPhoto {
    final UUID id;
    final UUID report;
    final String sha256;
    volatile boolean confirmed;

    JournalledPhoto(UUID id, UUID report, String sha256) {
      this.id = id;
      this.report = report;
      this.sha256 = sha256;
    }
  }

  /** A meeting, written down at a desk. */
  static final class JournalledMeeting {
    final UUID id;
    final String title;
    volatile boolean confirmed;

    JournalledMeeting(UUID id, String title) {
      this.id = id;
      this.title = title;
    }
  }

  private final List<JournalledReport> reports = new ArrayList<>();
  private final List<JournalledPhoto> photos = new ArrayList<>();
  private final List<JournalledMeeting> meetings = new ArrayList<>();
  private final Map<Integer, Integer> answers = new TreeMap<>();
  private int brokenRequests;

  synchronized void add(JournalledReport report) {
    reports.add(report);
  }

  synchronized void add(JournalledPhoto photo) {
    photos.add(photo);
  }

  synchronized void add(JournalledMeeting meeting) {
    meetings.add(meeting);
  }

  synchronized void addAnswer(int status) {
    answers.merge(status, 1, Integer::sum);
  }

  synchronized void addBrokenRequest() {
    brokenRequests++;
  }

  synchronized List<JournalledReport> reports() {
    return List.copyOf(reports);
  }

  synchronized List<JournalledPhoto> photos() {
    return List.copyOf(photos);
  }

  synchronized List<JournalledMeeting> meetings() {
    return List.copyOf(meetings);
  }

  /** How the answers were spread; a request without one is "broken". */
  synchronized String describeAnswers() {
    return answers + ", broken " + brokenRequests;
  }

  /** What is confirmed by now, for a look at another moment than the end. */
  synchronized Set<UUID> listConfirmedIds() {
    Set<UUID> all = new HashSet<>();
    reports.stream().filter(report -> report.confirmed).forEach(report -> all.add(report.id));
    photos.stream().filter(photo -> photo.confirmed).forEach(photo -> all.add(photo.id));
    meetings.stream().filter(meeting -> meeting.confirmed).forEach(meeting -> all.add(meeting.id));
    return all;
  }
}
