using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Contacts.Intake;

/// <inheritdoc cref="IContactIntakeGrain"/>
/// <remarks>
/// One writer for a workspace: two conversations of one new person meet here and become one contact. It gathers for a
/// moment and writes what has come together, so that a flood of new people costs a few writes and not thousands.
/// </remarks>
/// <param name="contacts">The stored contacts.</param>
/// <param name="profiles">Ask platforms what people are called.</param>
/// <param name="flood">Says when to wait.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("contact-intake")]
internal sealed partial class ContactIntakeGrain(
    ContactRepository contacts, IEnumerable<IProfileReader> profiles, FloodGate flood, TimeProvider time, ILogger<ContactIntakeGrain> logger) : Grain, IContactIntakeGrain
{
    private const int MaxBatch = 1_000;

    // A batch above this size may be one of a flood, from this workspace or another one.
    private const int FullSpeed = 64;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);
    private bool _isWriting;
    private Task _batch = Task.CompletedTask;

    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public Task Sight(ContactSighting sighting)
    {
        if (!string.Equals(sighting.Conversation.Tenant, Tenant, StringComparison.Ordinal))
        {
            throw new InvalidKeyPartException("conversation key");
        }

        if (_waiting.TryGetValue(sighting.Conversation.Value, out var waiting))
        {
            waiting.Sighting = sighting;
            return waiting.Done.Task;
        }

        waiting = new Waiting(sighting);
        _waiting.Add(sighting.Conversation.Value, waiting);
        if (!_isWriting)
        {
            _isWriting = true;
            _ = WriteAll();
        }

        return waiting.Done.Task;
    }

    /// <inheritdoc/>
    public async Task Forget(ImmutableArray<ConversationKey> conversations)
    {
        foreach (var conversation in conversations)
        {
            if (_waiting.Remove(conversation.Value, out var waiting))
            {
                waiting.Done.SetResult();
            }
        }

        await _batch;
    }

    private async Task WriteAll()
    {
        await Task.Yield();
        while (_waiting.Count > 0)
        {
            var batch = _waiting.Values.Take(MaxBatch).ToList();
            foreach (var one in batch)
            {
                _waiting.Remove(one.Sighting.Conversation.Value);
            }

            var started = time.GetTimestamp();
            await (_batch = Write(batch));
            var worked = time.GetElapsedTime(started);
            await Task.Delay(Gathering, time);
            if (batch.Count > FullSpeed)
            {
                await flood.Pass(worked);
            }
        }

        _isWriting = false;
    }

    private async Task Write(List<Waiting> batch)
    {
        try
        {
            await Write(batch.ConvertAll(static one => one.Sighting));
            batch.ForEach(static one => one.Done.SetResult());
            if (batch.Count <= FullSpeed)
            {
                // In a flood nobody is asked; whoever writes again is asked then.
                AskNames(batch.ConvertAll(static one => one.Sighting));
            }
        }
        catch (Exception) when (batch.Count > 1)
        {
            // One of them may be the cause: the others must not fail with it.
            foreach (var one in batch)
            {
                await Write([one]);
            }
        }
        catch (Exception exception)
        {
            LogNotTaken(logger, exception, batch[0].Sighting.Conversation);
            batch[0].Done.SetException(exception);
        }
    }

    private async Task Write(List<ContactSighting> sightings)
    {
        var groups = new ContactSightings(Tenant, contacts);
        foreach (var sighting in sightings)
        {
            await groups.Take(sighting);
        }

        if (groups.Changed is { Count: > 0 } changed)
        {
            await contacts.Save(Tenant, changed);
        }

        foreach (var conversation in groups.ToBlock)
        {
            // Whoever is blocked on one channel is blocked on all of them.
            await GrainFactory.GetGrain<IConversationGrain>(conversation.Value).SetBlocked(true, Author.System);
        }
    }

    private sealed class Waiting(ContactSighting sighting)
    {
        public ContactSighting Sighting { get; set; } = sighting;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
