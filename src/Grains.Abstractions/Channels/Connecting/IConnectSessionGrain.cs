using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Channels.Connecting;

/// <summary>
/// One connecting of a channel, from the first click to the connection. Key: tenant, slash, an id that can't be guessed.
/// It lapses after an hour, with the tokens that wait in it. Callers need the permission to manage channels.
/// </summary>
[Alias("connect-session")]
public interface IConnectSessionGrain : IGrainWithStringKey
{
    /// <summary>Begins. A session begins once; a second call changes nothing.</summary>
    /// <param name="start">Which way, who, and where to come back to.</param>
    [Alias("start")]
    Task Start(ConnectStart start);

    /// <summary>Gives the way to Meta's login and binds the session to the browser that asks. Each call voids the one before.</summary>
    /// <param name="person">The account that is signed in.</param>
    /// <returns>Null when this isn't the person's session, or it is past that step.</returns>
    [Alias("open")]
    Task<ConnectDialog?> Open(string person);

    /// <summary>
    /// Takes the person back from Meta's login: checks the state, uses it up, exchanges the code and reads what can be
    /// connected. What Meta refuses is told by <see cref="Get"/>.
    /// </summary>
    /// <param name="returned">What came back.</param>
    /// <returns>False when state, person or browser aren't the ones that it was given to, or it was used: nothing happened.</returns>
    [Alias("complete")]
    Task<bool> Complete(ConnectReturn returned);

    /// <summary>The session as its page shows it; null when there is none, or it lapsed, or it is somebody else's.</summary>
    /// <param name="person">The account that is signed in.</param>
    [Alias("get")]
    Task<ConnectSession?> Get(string person);

    /// <summary>Connects what was chosen: claims it, registers the number, subscribes to its webhooks.</summary>
    /// <param name="person">The account that is signed in.</param>
    /// <param name="assetIds">Ids of <see cref="ConnectSession.Assets"/>; others are ignored.</param>
    /// <param name="pin">The six-digit PIN, where a number needs one.</param>
    /// <returns>The session after it; null as for <see cref="Get"/>.</returns>
    [Alias("choose")]
    Task<ConnectSession?> Choose(string person, ImmutableArray<string> assetIds, string? pin);

    /// <summary>Checks a token that was typed, live, and connects its number.</summary>
    /// <param name="person">The account that is signed in.</param>
    /// <param name="token">What was typed.</param>
    /// <returns>The session after it; null as for <see cref="Get"/>.</returns>
    [Alias("use-token")]
    Task<ConnectSession?> UseToken(string person, ConnectToken token);
}
