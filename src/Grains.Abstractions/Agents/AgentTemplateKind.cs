namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What a new agent starts from. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("agent-template")]
public enum AgentTemplateKind
{
    /// <summary>Answers questions of customers after they have bought.</summary>
    Support = 1,

    /// <summary>Helps to choose before buying.</summary>
    Sales = 2,

    /// <summary>Tells where orders are, through an HTTP action.</summary>
    OrderStatus = 3,

    /// <summary>Takes wishes for appointments.</summary>
    Booking = 4,

    /// <summary>Answers from the knowledge and nothing else.</summary>
    Faq = 5,
}
