using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Privacy;

/// <summary>Refusals around privacy: one code, one sentence that says what to do.</summary>
public static class PrivacyRefusals
{
    /// <summary>Too many erasures are under way.</summary>
    public static Refusal TooManyErasures { get; } =
        new("too_many_erasures", "500 erasures are under way already. Wait until some of them are done.");

    /// <summary>The days of a rule are out of range.</summary>
    public static Refusal Days { get; } = new("retention_days", "Give 1 to 3,660 days, or choose to keep everything.", "days");

    /// <summary>A hold has no name, or too long a one.</summary>
    public static Refusal HoldName { get; } = new("hold_name", "Give the hold a name of 1 to 80 characters that doesn't name a person.", "name");

    /// <summary>A hold holds nothing, too much, or something of another workspace.</summary>
    public static Refusal HoldScope { get; } =
        new("hold_scope", "Choose a channel, or up to 1,000 conversations of this workspace. A workspace has at most 100 holds.", "conversations");

    /// <summary>It is on legal hold.</summary>
    public static Refusal OnHold { get; } =
        new("on_hold", "This is on legal hold and must be kept. Lift the hold under Privacy, Retention, before you erase it.");
}
