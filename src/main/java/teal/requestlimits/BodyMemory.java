package teal.requestlimits;

/** The memory for bodies that are being read or worked on, all together. JSON takes many times its size once it is parsed. */
final class BodyMemory {

    private static final int OF_HEAP = 64;

    private static final int OF_HEAP_FOR_DEPLOYMENTS = 16;

    private final long most;
    private long used;

    private BodyMemory(long most) {
        this.most = most;
    }

    static BodyMemory ordinary(long heap) {
        return new BodyMemory(Math.max(2 * Bounds.BYTES, heap / OF_HEAP));
    }

    /** Files, which are parsed one after the other. */
    static BodyMemory ofDeployments(long heap) {
        return new BodyMemory(Math.max(Bounds.DEPLOYMENT_BYTES, heap / OF_HEAP_FOR_DEPLOYMENTS));
    }

    synchronized boolean take(long bytes) {
        if (used + bytes > most) {
            return false;
        }
        used += bytes;
        return true;
    }

    synchronized void giveBack(long bytes) {
        used -= bytes;
    }
}
