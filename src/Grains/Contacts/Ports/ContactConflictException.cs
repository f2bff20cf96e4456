namespace Chatbotics.Grains.Contacts.Ports;

/// <summary>A contact was changed meanwhile, or an identity belongs to another one by now: look again, then decide again.</summary>
public sealed class ContactConflictException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="id">The contact.</param>
    public ContactConflictException(string id)
        : base($"The contact {id} was changed meanwhile.") => ContactId = id;

    /// <summary>The contact.</summary>
    public string ContactId { get; }
}
