using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Agents;

/// <inheritdoc cref="IToolLedgerGrain"/>
/// <remarks>
/// A turn that ends clears its ledger. One that nobody ends, since the customer wrote again while the process was down, would
/// leave a customer's words behind: the reminder clears them after a day.
/// </remarks>
/// <param name="ledger">The stored calls.</param>
/// <param name="keys">Seals them.</param>
[GrainType("tool-ledger")]
internal sealed class ToolLedgerGrain([PersistentState("tool-ledger")] IPersistentState<ToolLedgerState> ledger, IKeyRing keys)
    : Grain, IToolLedgerGrain, IRemindable
{
    private const string Reminder = "forget";
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private string Key => this.GetPrimaryKeyString();

    private string Tenant => AgentKeys.Parse(Key).Tenant;

    /// <inheritdoc/>
    public async Task<ToolCallNote> Begin(int ordinal, string tool, string arguments)
    {
        var calls = await Read();
        if (calls.Find(call => call.Ordinal == ordinal && call.Tool == tool) is not { } known)
        {
            if (calls.Count == 0)
            {
                await this.RegisterOrUpdateReminder(Reminder, KeptFor, KeptFor);
            }

            known = new ToolLedgerCall(tool, ordinal, arguments, null);
            await Write([.. calls, known]);
        }

        return new ToolCallNote(IdempotencyKey(ordinal, tool), known.Arguments, known.Result);
    }

    /// <inheritdoc/>
    public async Task Complete(int ordinal, string tool, string result)
    {
        var calls = await Read();
        await Write([.. calls.Select(call => call.Ordinal == ordinal && call.Tool == tool ? call with { Result = result } : call)]);
    }

    /// <inheritdoc/>
    public async Task Clear()
    {
        if (ledger.State.KeyId is { } id)
        {
            await keys.Destroy(Tenant, id);
            await ledger.ClearStateAsync();
        }

        if (await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status) => Clear();

    /// <summary>Made of what never changes when a turn is run again, so that the other side recognises the call.</summary>
    private string IdempotencyKey(int ordinal, string tool) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Key}\n{tool}\n{ordinal}")).AsSpan(0, 16));

    private async Task<List<ToolLedgerCall>> Read()
    {
        if (ledger.State is not { KeyId: { } id, Calls: { } bytes })
        {
            return [];
        }

        var key = await keys.Get(Tenant, id);
        return JsonSerializer.Deserialize(key.Open(bytes, Encoding.UTF8.GetBytes(Key)), AgentJson.Default.ListToolLedgerCall) ?? [];
    }

    private async Task Write(List<ToolLedgerCall> calls)
    {
        var key = ledger.State.KeyId is { } id ? await keys.Get(Tenant, id) : await keys.Take(Tenant);
        var bytes = key.Seal(JsonSerializer.SerializeToUtf8Bytes(calls, AgentJson.Default.ListToolLedgerCall), Encoding.UTF8.GetBytes(Key));
        await ledger.Replace(new ToolLedgerState { KeyId = key.Id, Calls = bytes });
    }
}
