using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Channels;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Simulator;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Dashboard.Onboarding;

/// <summary>Says how far a new workspace is, and what the person who looks can do next.</summary>
/// <param name="inbox">Whether anybody wrote.</param>
/// <param name="services">The page's services; a host without people or grains has no steps.</param>
internal sealed class OnboardingDesk(IInboxView inbox, IServiceProvider services)
{
    // Asked at once: the page, and its services with it, may be gone before the grains have answered.
    private readonly bool _hasPhone = services.GetService<ISimulatorPane>() is not null;

    /// <summary>The steps that this person may take; empty once customers write, and where there is nothing to do.</summary>
    /// <param name="workspace">The workspace.</param>
    public async Task<ImmutableArray<OnboardingStep>> Steps(WorkspaceOverview workspace)
    {
        if (services.GetService<WorkspaceCalls>() is not { } calls || services.GetService<IClusterClient>() is not { } grains
            || (await inbox.List(workspace.Id, new InboxQuery { Limit = 1 })).Rows.Length > 0)
        {
            return [];
        }

        var caller = await calls.For(workspace.Id);
        using var section = Caller.Use(caller);
        var steps = ImmutableArray.CreateBuilder<OnboardingStep>();
        var isConnected = workspace.Connections.Values.Any(static connection => connection.DisconnectedAt is null);
        if (caller.Permissions.Has(Permission.ManageChannels))
        {
            steps.Add(new(Texts.Inbox["Connect a channel"], Texts.Inbox["A WhatsApp number, a Page or an Instagram account. Customers’ messages arrive here."], Texts.Inbox["Connect a channel"], ChannelAddress.Add(workspace.Id), isConnected));
        }

        if (caller.Permissions.Has(Permission.ManageAssistants))
        {
            var agents = await grains.GetGrain<IAgentDirectoryGrain>(workspace.Id).List();
            steps.Add(new(Texts.Inbox["Make an AI agent"], Texts.Inbox["It answers first, from what you teach it, and hands over when it doesn’t know."], Texts.Inbox["Make an AI agent"], $"/agents/{workspace.Id}", !agents.IsEmpty || workspace.AgentName is not null));
        }

        if (caller.Permissions.Has(Permission.ManagePeople))
        {
            var people = await grains.GetGrain<IPeopleGrain>(workspace.Id).List();
            steps.Add(new(Texts.Inbox["Invite your team"], Texts.Inbox["Everyone gets a role and sees what they should."], Texts.Inbox["Invite somebody"], $"/settings/{workspace.Id}/people", people.Members.Length + people.Invitations.Length > 1));
        }

        if (isConnected && !steps.Any(static step => !step.IsDone))
        {
            return [];
        }

        if (isConnected)
        {
            // First: it shows in a minute what the rest is for.
            steps.Insert(Math.Min(1, steps.Count), _hasPhone
                ? new(Texts.Inbox["Write as a customer"], Texts.Inbox["The simulated phone shows what your customers will see."], Texts.Inbox["Open the phone"], InboxAddress.Simulator(workspace.Id, null, InboxFilter.Default), false)
                : new(Texts.Inbox["Write to it yourself"], Texts.Inbox["From your own phone, as a customer would. The message shows at the left."], Texts.Inbox["See the channels"], ChannelAddress.List(workspace.Id), false));
        }

        return steps.DrainToImmutable();
    }
}
