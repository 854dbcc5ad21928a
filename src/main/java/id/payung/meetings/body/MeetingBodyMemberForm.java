package id.payung.meetings.body;

import id.payung.meetings.MeetingBodyMember;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** Who is given a seat in a body: the post of an office. */
record MeetingBodyMemberForm(UUID member, @Size(max = 60) String post,
    @NotNull(message = "meetings.member.office-needed") UUID organisation, @Size(max = 120) String officePost) {

  MeetingBodyMember member(UUID body, int position) {
    return new MeetingBodyMember(member, body, post, organisation, officePost, position);
  }
}
