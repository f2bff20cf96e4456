namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>Who wrote or did something. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("author-kind")]
public enum AuthorKind
{
    /// <summary>The engine itself.</summary>
    System = 0,

    /// <summary>The customer.</summary>
    Customer = 1,

    /// <summary>A person of the team, in this product.</summary>
    Person = 2,

    /// <summary>An AI agent or the built-in responder.</summary>
    Assistant = 3,

    /// <summary>A workflow.</summary>
    Workflow = 4,

    /// <summary>A person in the platform's own app.</summary>
    NativeApp = 5,

    /// <summary>Another app that is connected to the same account.</summary>
    OtherApp = 6,
}
