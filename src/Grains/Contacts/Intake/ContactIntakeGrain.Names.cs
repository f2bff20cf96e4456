using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Contacts.Intake;

// Platforms that name nobody in their webhooks are asked, one customer after the other and once for each activation: nobody
// waits for it, and who stays unnamed is shown as a guest.
internal sealed partial class ContactIntakeGrain
{
    private const int MostToAsk = 1_000;
    private static readonly TimeSpan AskedAgain = TimeSpan.FromDays(1);

    private readonly Queue<ContactSighting> _nameless = [];
    private readonly Dictionary<string, DateTimeOffset> _asked = new(StringComparer.Ordinal);
    private bool _isAsking;

    /// <summary>Asks what those are called of whom nobody has said it.</summary>
    private void AskNames(List<ContactSighting> sightings)
    {
        foreach (var sighting in sightings)
        {
            var key = sighting.Conversation.Value;
            if (sighting.Person is { Name: null, Username: null, Ids.IsEmpty: false } && _nameless.Count < MostToAsk
                && profiles.Any(reader => reader.Knows(sighting.Conversation.Connection.Platform))
                && !(_asked.TryGetValue(key, out var before) && time.GetUtcNow() - before < AskedAgain))
            {
                if (_asked.Count >= MostToAsk)
                {
                    _asked.Clear();
                }

                _asked[key] = time.GetUtcNow();
                _nameless.Enqueue(sighting);
            }
        }

        if (!_isAsking && _nameless.Count > 0)
        {
            _isAsking = true;
            _ = AskAll();
        }
    }

    private async Task AskAll()
    {
        await Task.Yield();
        while (_nameless.TryDequeue(out var sighting))
        {
            try
            {
                await Ask(sighting);
            }
            catch (Exception error)
            {
                LogNotAsked(logger, error, sighting.Conversation);
            }
        }

        _isAsking = false;
    }

    private async Task Ask(ContactSighting sighting)
    {
        var (conversation, connection) = (sighting.Conversation, sighting.Conversation.Connection);
        var reader = profiles.First(one => one.Knows(connection.Platform));
        if (await reader.Read(connection, sighting.Person.Ids[0]) is not { } said || (said.Name is null && said.Username is null))
        {
            return;
        }

        using var engine = Caller.Use(Caller.Engine);
        await GrainFactory.GetGrain<IConversationGrain>(conversation.Value).Accept(
        [
            new ProfileRead
            {
                Platform = connection.Platform,
                AssetId = connection.AssetId,
                DedupeId = "profile:" + conversation.Value,
                Contact = new ContactIdentity { Ids = sighting.Person.Ids, Name = said.Name, Username = said.Username },
            },
        ]);
    }
}
