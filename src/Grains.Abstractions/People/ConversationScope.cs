namespace Chatbotics.Grains.Abstractions.People;

/// <summary>How many conversations of the inboxes that a member may see. Numbers never change.</summary>
[GenerateSerializer, Alias("conversation-scope")]
public enum ConversationScope
{
    /// <summary>All of them.</summary>
    All = 0,

    /// <summary>Those of the member's teams, unassigned ones among them, and the member's own.</summary>
    Teams = 1,

    /// <summary>Only those assigned to the member.</summary>
    Assigned = 2,
}
