using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Privacy;

/// <summary>Refusals around privacy: one code, one sentence that says what to do.</summary>
public static class PrivacyRefusals
{
    /// <summary>Too many erasures are under way.</summary>
    public static Refusal TooManyErasures { get; } =
        new("too_many_erasures", "500 erasures are under way already. Wait until some of them are done.");

    /// <summary>It is on legal hold.</summary>
    public static Refusal OnHold { get; } =
        new("on_hold", "This is on legal hold and must be kept. Lift the hold under Privacy, Retention, before you erase it.");
}
