package id.payung.meetings;

/** What narrows the list of meetings: a part of the title, and the kind. */
public record MeetingFilter(String q, String kind) {}
