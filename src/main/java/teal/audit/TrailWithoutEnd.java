package teal.audit;

/** Nothing can be recorded, because the trail does not know where it ends. */
public final class TrailWithoutEnd extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TrailWithoutEnd() {
        super(
                "the audit trail has lost its end (the row in TEAL_AUDIT_END is missing, or is behind the entries), so nothing"
                        + " can be recorded and nothing was done; somebody may have tampered with it. Look at GET /api/audit/check;"
                        + " an administrator can then let the trail go on with POST /api/audit/repair and a reason");
    }
}
