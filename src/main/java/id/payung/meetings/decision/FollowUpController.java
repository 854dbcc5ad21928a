package id.payung.meetings.decision;

import id.payung.platform.actor.Actor;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Tindak Lanjut: what was decided, by date. */
@Controller
@RequestMapping("/{regency}/meetings")
class FollowUpController {
  private final FollowUpRepository followUps;
  private final FollowUpList list;

  FollowUpController(FollowUpRepository followUps, FollowUpList list) {
    this.followUps = followUps;
    this.list = list;
  }

  @AllowedToSignedIn
  @GetMapping("/decisions")
  @Transactional(readOnly = true)
  FollowUpPage showList(ListQuery<FollowUpFilter> query, Actor actor, Ui ui) {
    var slice = followUps.list(actor, query.filter(), list.definition().page(query));
    return new FollowUpPage(list.definition().view(ui, query, slice));
  }

  @AllowedToSignedIn
  @GetMapping("/decisions/export.xlsx")
  WebResult export(ListQuery<FollowUpFilter> query, Actor actor, Ui ui) {
    return list.definition().download(ui, followUps.list(actor, query.filter(), list.definition().whole(query)).rows());
  }
}
