using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Templates;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Channels.Templates;

/// <inheritdoc cref="ITemplatesGrain"/>
/// <param name="state">The stored list.</param>
/// <param name="catalogs">Reads from the platform; none where the channels bring none.</param>
/// <param name="time">The clock.</param>
[GrainType("templates")]
internal sealed class TemplatesGrain(
    [PersistentState("templates")] IPersistentState<TemplatesState> state, IEnumerable<ITemplateCatalog> catalogs, TimeProvider time) : Grain, ITemplatesGrain
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>A failed reading is not repeated at every opening of the picker.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private DateTimeOffset _triedAt;

    /// <inheritdoc/>
    public Task<TemplateList> Get()
    {
        var (now, known) = (time.GetUtcNow(), state.State.List);
        return known.ReadAt is { } readAt && now - readAt < Fresh ? Task.FromResult(known)
            : now - _triedAt < Pause ? Task.FromResult(known)
            : Sync();
    }

    /// <inheritdoc/>
    public async Task<string?> CategoryOf(string name, string language) => (await Get()).Templates
        .FirstOrDefault(one => one.Name == name && one.Language == language)?.Category is { Length: > 0 } category ? category : null;

    /// <inheritdoc/>
    public async Task<TemplateList> Sync()
    {
        var connection = ConnectionKey.Parse(this.GetPrimaryKeyString());
        if (connection.Platform != ChannelPlatform.WhatsApp || catalogs.FirstOrDefault() is not { } catalog)
        {
            return new TemplateList { Problem = "This channel has no templates." };
        }

        _triedAt = time.GetUtcNow();
        if ((await GrainFactory.GetGrain<IChannelConnectionGrain>(connection.Value).Get())?.BusinessAccountId is not { } account)
        {
            return state.State.List with { Problem = "This number's WhatsApp Business Account isn't known. Reconnect the channel." };
        }

        var reading = await catalog.Read(connection, account);
        var known = state.State.List;
        var list = reading.Error is { } error
            ? known with { Problem = error.Text }
            : new TemplateList
            {
                Templates = [.. reading.Templates.OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Language, StringComparer.Ordinal)],
                ReadAt = time.GetUtcNow(),
            };
        await state.Replace(new TemplatesState { List = list });
        return list;
    }
}
