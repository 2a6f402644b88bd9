package teal.guard;

import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/** The engine's delays after wrong passwords, which apply to a user at every address except their usual ones. */
abstract class SignInDelays extends DbIdentityServiceProvider {

    @Override
    protected boolean isUserLocked(UserEntity user) {
        return !UsualAddress.isCurrent() && super.isUserLocked(user);
    }

    @Override
    protected void lockUser(UserEntity user) {
        if (!UsualAddress.isCurrent()) {
            super.lockUser(user);
        }
    }

    @Override
    protected IdentityOperationResult unlockUser(UserEntity user) {
        return UsualAddress.isCurrent()
                ? new IdentityOperationResult(null, IdentityOperationResult.OPERATION_NONE)
                : super.unlockUser(user);
    }
}
