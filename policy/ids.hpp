// Every noun of the policy, one line each.
#pragma once

#include "platform/basics/id.hpp"
#include "platform/rights/rights.hpp"

using OrganisationId = Id<struct OrganisationTag>;
using NameId = Id<struct NameTag>;
using UnitId = rights::UnitId;
using PersonId = Id<struct PersonTag>;
using FunctionId = Id<struct FunctionTag>;
using ImportId = Id<struct ImportTag>;
using MergeId = Id<struct MergeTag>;
using PartnershipId = Id<struct PartnershipTag>;
using PartyId = Id<struct PartyTag>;
using CollaborationId = Id<struct CollaborationTag>;
using AgreementId = Id<struct AgreementTag>;
using MappingId = Id<struct MappingTag>;
