namespace Chatbotics.Grains.Abstractions.Privacy.Meta;

/// <summary>What Meta asked for. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("meta-callback-kind")]
public enum MetaCallbackKind
{
    /// <summary>A person who had logged in wants what that brought deleted.</summary>
    Deletion = 1,

    /// <summary>A person removed the app.</summary>
    Deauthorisation = 2,
}
