package teal.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import teal.audit.AuditTable.End;

/** Follows the chain from one entry to the next, and remembers what is not as it should be. */
final class TrailWalk {

    private static final int AT_ONCE = 1000;

    private final @Nullable End anchor;
    private final List<Missing> gaps = new ArrayList<>();
    private final List<Missing> repairs = new ArrayList<>();
    private long firstChanged;
    private boolean anchorDiffers;
    private long valid;
    private End reached;

    private TrailWalk(End begin, @Nullable End anchor) {
        this.reached = begin;
        this.valid = begin.entries();
        this.anchor = anchor;
    }

    /** @param anchor what an entry was once seen to be, if known */
    static TrailWalk from(End begin, Optional<End> anchor, AuditTable table) {
        TrailWalk walk = new TrailWalk(begin, anchor.orElse(null));
        List<AuditEntry> some = table.read(begin.entries(), AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(walk::step);
            some = table.read(walk.reached.entries(), AT_ONCE);
        }
        return walk;
    }

    private void step(AuditEntry entry) {
        if (entry.number() > reached.entries() + 1) {
            // The hash that this entry covers is gone with the entry before it.
            gaps.add(new Missing(reached.entries() + 1, entry.number() - 1, Optional.empty()));
        } else if (!entry.follows(reached.hash(), reached.entries()) && firstChanged == 0) {
            firstChanged = entry.number();
        }
        anchorDiffers |= anchor != null
                && anchor.entries() == entry.number()
                && !anchor.hash().equals(entry.hash());
        repairs.addAll(Repair.of(entry));
        reached = new End(entry.number(), entry.hash());
        if (firstChanged == 0 && gaps.isEmpty()) {
            valid = entry.number();
        }
    }

    /** The last entry. */
    End reached() {
        return reached;
    }

    /** Whether an entry does not follow the one before it. */
    boolean isChanged() {
        return firstChanged > 0;
    }

    /**
     * What the walk found.
     *
     * @param before where the trail was said to end before the walk
     * @param after the same after the walk: entries may have been added since
     */
    AuditCheck result(Optional<End> before, Optional<End> after) {
        long known = Stream.concat(before.stream(), Optional.ofNullable(anchor).stream())
                .mapToLong(End::entries)
                .max()
                .orElse(0);
        if (known > reached.entries()) {
            gaps.add(new Missing(reached.entries() + 1, known, Optional.empty()));
        }
        List<Missing> missing = gaps.stream().map(this::withRepair).toList();
        Optional<Missing> open =
                missing.stream().filter(gap -> gap.repairedBy().isEmpty()).findFirst();
        Optional<Long> broken = Stream.concat(
                        open.map(Missing::from).stream(),
                        Stream.of(
                                        firstChanged,
                                        isReplaced()
                                                ? Objects.requireNonNull(anchor).entries()
                                                : 0)
                                .filter(number -> number > 0))
                .min(Long::compare);
        Optional<String> problem = problem(open, after);
        return new AuditCheck(
                problem.isEmpty(),
                valid,
                problem.isEmpty() ? Optional.of(reached.hash()) : Optional.empty(),
                broken,
                missing,
                problem);
    }

    private Optional<String> problem(Optional<Missing> open, Optional<End> after) {
        if (firstChanged > 0) {
            return Optional.of("entry " + firstChanged + " was changed, or the one before it");
        }
        if (open.isPresent()) {
            return open.map(Missing::toString);
        }
        if (isReplaced()) {
            return Optional.of("entry " + Objects.requireNonNull(anchor).entries()
                    + " is not the one that this instance has seen: entries were replaced, or are from a backup");
        }
        if (after.isEmpty()) {
            return Optional.of("the row that says where the trail ends (TEAL_AUDIT_END) is missing");
        }
        End end = after.get();
        boolean wrong = end.entries() < reached.entries()
                || end.entries() == reached.entries() && !end.hash().equals(reached.hash());
        return wrong
                ? Optional.of("TEAL_AUDIT_END says that the trail ends with entry " + end.entries()
                        + ", and its last entry is " + reached.entries() + " or another one")
                : Optional.empty();
    }

    private boolean isReplaced() {
        return anchorDiffers
                && repairs.stream()
                        .noneMatch(repair ->
                                repair.includes(Objects.requireNonNull(anchor).entries()));
    }

    private Missing withRepair(Missing gap) {
        return repairs.stream()
                .filter(repair -> repair.includes(gap.from()) && repair.includes(gap.to()))
                .findFirst()
                .map(repair -> new Missing(gap.from(), gap.to(), repair.repairedBy()))
                .orElse(gap);
    }
}
