namespace Chatbotics.Assistants.Responder.Phrases;

/// <summary>What a message is when it asks nothing.</summary>
internal enum Courtesy
{
    /// <summary>It says something.</summary>
    None,

    /// <summary>A greeting.</summary>
    Greeting,

    /// <summary>Thanks or a goodbye.</summary>
    Thanks,

    /// <summary>"Ok", a thumb, a smile: needs no answer.</summary>
    Nod,
}
