package id.payung.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What was written, as those who wrote it remember: what was sent, and what the server said is there. */
final class Journal {
  /** A report; its number of boys is what edits change, so that each form can be told from the others. */
  static final class Report {
    final UUID id;
    final UUID activity;
    /** What may stand there: the last that was confirmed, and what was sent after it and never answered. */
    final Set<Integer> boys = new HashSet<>();
    boolean confirmed;
    boolean left;
    int version;
    int edits;
    int editsSent;

    Report(UUID id, UUID activity, int boys) {
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
  static final class Photo {
    final UUID id;
    final UUID report;
    final String sha256;
    volatile boolean confirmed;

    Photo(UUID id, UUID report, String sha256) {
      this.id = id;
      this.report = report;
      this.sha256 = sha256;
    }
  }

  /** A meeting, written down at a desk. */
  static final class Meeting {
    final UUID id;
    final String title;
    volatile boolean confirmed;

    Meeting(UUID id, String title) {
      this.id = id;
      this.title = title;
    }
  }

  private final List<Report> reports = new ArrayList<>();
  private final List<Photo> photos = new ArrayList<>();
  private final List<Meeting> meetings = new ArrayList<>();
  private final Map<Integer, Integer> answers = new TreeMap<>();
  private int broken;

  synchronized void add(Report report) {
    reports.add(report);
  }

  synchronized void add(Photo photo) {
    photos.add(photo);
  }

  synchronized void add(Meeting meeting) {
    meetings.add(meeting);
  }

  synchronized void answered(int status) {
    answers.merge(status, 1, Integer::sum);
  }

  synchronized void broke() {
    broken++;
  }

  synchronized List<Report> reports() {
    return List.copyOf(reports);
  }

  synchronized List<Photo> photos() {
    return List.copyOf(photos);
  }

  synchronized List<Meeting> meetings() {
    return List.copyOf(meetings);
  }

  /** How the answers were spread; a request without one is "broken". */
  synchronized String answers() {
    return answers + ", broken " + broken;
  }

  /** What is confirmed by now, for a look at another moment than the end. */
  synchronized Set<UUID> confirmed() {
    Set<UUID> all = new HashSet<>();
    reports.stream().filter(report -> report.confirmed).forEach(report -> all.add(report.id));
    photos.stream().filter(photo -> photo.confirmed).forEach(photo -> all.add(photo.id));
    meetings.stream().filter(meeting -> meeting.confirmed).forEach(meeting -> all.add(meeting.id));
    return all;
  }
}
