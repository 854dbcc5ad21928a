package id.payung.meetings;

import id.payung.platform.rows.annotation.Table;
import java.util.UUID;

/** Who sits in a body: a post of an office, not the person of the day. */
@Table(value = "meetings.member", reach = "shared")
public record MeetingBodyMember(UUID id, UUID body, String post, UUID organisation, String officePost, int position) {}
