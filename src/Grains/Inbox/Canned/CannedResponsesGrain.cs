using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Inbox.Canned;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Inbox.Canned;

/// <inheritdoc cref="ICannedResponsesGrain"/>
/// <param name="state">The stored answers.</param>
/// <param name="ids">Gives ids.</param>
/// <param name="time">The clock.</param>
[GrainType("canned-responses")]
internal sealed class CannedResponsesGrain(
    [PersistentState("canned-responses")] IPersistentState<CannedResponsesState> state, IIdGenerator ids, TimeProvider time) : Grain, ICannedResponsesGrain
{
    private const int MaxResponses = 500;

    /// <inheritdoc/>
    public Task<ImmutableArray<CannedResponse>> List() => Task.FromResult(state.State.Responses);

    /// <inheritdoc/>
    public async Task<CannedResponseError?> Save(CannedResponse response)
    {
        var shortcut = response.Shortcut.Trim().TrimStart('/').ToLowerInvariant();
        var text = response.Text.Trim();
        var others = state.State.Responses.RemoveAll(other => other.Id == response.Id);
        if (Refuse(shortcut, text, others) is { } error)
        {
            return error;
        }

        var kept = response with
        {
            Id = response.Id.Length == 0 ? ids.NewId().ToString("N") : response.Id,
            Shortcut = shortcut,
            Text = text,
            ChangedAt = time.GetUtcNow(),
        };
        await state.Replace(new CannedResponsesState
        {
            Responses = [.. others.Add(kept).OrderBy(one => one.Shortcut, StringComparer.Ordinal)],
        });
        return null;
    }

    /// <inheritdoc/>
    public async Task Remove(string id)
    {
        var left = state.State.Responses.RemoveAll(one => one.Id == id);
        if (left.Length != state.State.Responses.Length)
        {
            await state.Replace(new CannedResponsesState { Responses = left });
        }
    }

    private static CannedResponseError? Refuse(string shortcut, string text, ImmutableArray<CannedResponse> others) => (shortcut, text) switch
    {
        ({ Length: 0 }, _) => new("shortcut", "Give it a short name, for example delivery."),
        ({ Length: > CannedResponse.MaxShortcut }, _) => new("shortcut", $"Shorten the name to {CannedResponse.MaxShortcut} characters."),
        _ when !shortcut.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_') =>
            new("shortcut", "Use letters, digits, hyphens and underscores only, for example opening-hours."),
        _ when others.Any(other => other.Shortcut == shortcut) => new("shortcut", $"/{shortcut} is taken. Choose another name."),
        (_, { Length: 0 }) => new("text", "Write the answer."),
        (_, { Length: > CannedResponse.MaxText }) => new("text", $"Shorten the answer to {CannedResponse.MaxText:N0} characters."),
        _ when others.Length >= MaxResponses => new("shortcut", $"There are {MaxResponses} saved answers already. Remove one that nobody uses."),
        _ => null,
    };
}
