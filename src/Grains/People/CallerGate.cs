using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.People;

/// <summary>
/// For grains that guard people and rights: a call from outside of the grains must say on whose behalf it is made. So a
/// forgotten caller is refused, where elsewhere it would pass for the engine.
/// </summary>
internal static class CallerGate
{
    /// <summary>Lets a call in, or refuses it.</summary>
    /// <param name="context">The call.</param>
    public static Task Enter(IIncomingGrainCallContext context) =>
        Caller.Current is null && !TenantCallFilter.IsFromGrain(context) ? throw new ForeignGrainException() : context.Invoke();
}
