package id.payung.meetings.decision;

import java.util.UUID;

/** What a decision is done with, among what was made of it. */
record DecisionResultForm(UUID result) {}
